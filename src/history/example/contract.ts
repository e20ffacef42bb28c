/**
 * What the made-up centre was to reach in the last year of its records, as a file of goals: counts
 * and outcomes that records can tell, so that it can be measured on them.
 */
import { citizensUsual, lastYear } from "./centre.ts";

/** Text of the file. @param citizens on benefit when the records begin */
export function contractText(citizens: number): string {
  const n = (usual: number) => Math.max(1, Math.round((usual * citizens) / citizensUsual));
  return `id: goals-${lastYear}
title: { en: What ${lastYear} was to bring, da: Hvad ${lastYear} skulle bringe }
centres:
  - { id: sandby, name: Jobcenter Sandby }
goals:
  - id: interviews
    name: { en: Interviews held, da: Holdte samtaler }
    source: Made up.
    measure: { type: count, event: InterviewHeld }
    window: ${lastYear}
    target: { atLeast: ${n(2100)} }
  - id: placements
    name: { en: Placements begun, da: Påbegyndte virksomhedsplaceringer }
    source: Made up.
    measure: { type: count, event: PlacementStarted }
    window: ${lastYear}
    target: { atLeast: ${n(100)} }
  - id: back-to-work
    name:
      en: In job or education in 1 of 3 months after contact
      da: I job eller uddannelse i 1 ud af 3 måneder efter henvendelse
    source: Made up.
    measure: { type: kOfN, anchor: contact, statuses: [job, education], months: 1, of: 3 }
    window: ${lastYear}
    target: { atLeast: 0.35 }
`;
}
