/** Which events are about a history itself, by code; the others tell what happened. */
import {
  Corrected,
  ExtractBegun,
  ExtractSource,
  Retracted,
  SubjectsMerged,
} from "../domain/events/history.ts";

const events = [ExtractBegun, ExtractSource, Retracted, Corrected, SubjectsMerged];
const codes = events.map(({ code }) => code);

/** Their codes lie side by side, and no other's among them. */
export const aboutHistory = { first: Math.min(...codes), last: Math.max(...codes) } as const;
