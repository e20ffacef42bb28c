/** The durations that goals ask about, in civil months (JKS-1.6 to 1.8, JKN-4). */
export const durationMonths = [6, 12] as const;
