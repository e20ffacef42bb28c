/**
 * How far a history tells what happened. An extract says the last minute that it knows of; a
 * series of extracts is known up to its latest one, and a history as far as all its series are.
 */

/** What an extract says of itself. */
export interface Coverage {
  /** The series that it is of. */
  readonly dataset: number;
  /** The last minute that it knows of. */
  readonly until: number;
}

/**
 * The last minute that every series covers; undefined where there is none.
 * @param knownOn nothing later was known
 */
export function coveredUntil(
  extracts: Iterable<Coverage>,
  knownOn = Number.POSITIVE_INFINITY,
): number | undefined {
  const latest = new Map<number, number>();
  for (const { dataset, until } of extracts) {
    latest.set(dataset, Math.max(until, latest.get(dataset) ?? until));
  }
  if (latest.size === 0) return undefined;
  return Math.min(knownOn, ...latest.values());
}
