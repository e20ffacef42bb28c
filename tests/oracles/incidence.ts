/** Cumulative incidence of competing risks whose hazards are constant within bands of duration. */

export interface Band {
  /** Time at which the band begins. */
  readonly from: number;
  /** Hazard of each risk within it. */
  readonly hazards: ReadonlyArray<number>;
}

/** Probability of each risk by time t, starting at `entered` and not having left by then. */
export function cumulativeIncidence(bands: ReadonlyArray<Band>, entered: number, t: number) {
  const incidence = bands[0].hazards.map(() => 0);
  let surviving = 1;
  for (const [i, { from, hazards }] of bands.entries()) {
    const begin = Math.max(from, entered);
    const end = Math.min(bands[i + 1]?.from ?? Number.POSITIVE_INFINITY, t);
    if (end <= begin) continue;
    const total = hazards.reduce((sum, hazard) => sum + hazard, 0);
    const leaving = surviving * -Math.expm1(-total * (end - begin));
    for (const [risk, hazard] of hazards.entries()) {
      if (total > 0) incidence[risk] += (leaving * hazard) / total;
    }
    surviving -= leaving;
  }
  return incidence;
}
