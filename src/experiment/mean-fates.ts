/** What a change did to people, on average over replications: who lived otherwise, and by what. */
import type { EndWord, EventCounts, Fates } from "./fates.ts";

export interface MeanFates {
  /** Citizens in either log, a replication. */
  readonly citizens: number;
  /** Those of them who lived otherwise. */
  readonly changed: number;
  /** By the event that first set them apart, the most frequent first. */
  readonly first: ReadonlyArray<EventMean>;
  /** Events more in the arm than in the baseline, the largest change first. */
  readonly more: ReadonlyArray<EventMean>;
  /** Who stands elsewhere when the run ends, the most frequent way first. */
  readonly ends: ReadonlyArray<EndMean>;
}

/** How many of an event there are in a replication, on average; negative where there are fewer. */
export interface EventMean {
  /** Name in the vocabulary. */
  readonly event: string;
  readonly mean: number;
}

/** Citizens a replication who end in one place under the baseline and in another in the arm. */
export interface EndMean {
  readonly baseline: EndWord;
  readonly arm: EndWord;
  readonly mean: number;
}

/** The mean of each part; undefined of no replications. */
export function meanFates(fates: ReadonlyArray<Fates>): MeanFates | undefined {
  if (fates.length === 0) return undefined;
  const meanBy = (count: (one: Fates) => number) =>
    fates.reduce((sum, one) => sum + count(one), 0) / fates.length;
  return {
    citizens: meanBy(({ citizens }) => citizens),
    changed: meanBy(({ changed }) => changed),
    first: meansOf(fates.map(({ first }) => first)),
    more: meansOf(fates.map(({ more }) => more)),
    ends: endsOf(fates),
  };
}

function endsOf(fates: ReadonlyArray<Fates>): ReadonlyArray<EndMean> {
  const ways = fates.map(({ ends }) => {
    const each = Object.entries(ends).flatMap(([baseline, arms]) =>
      Object.entries(arms).map(([arm, count]) => [`${baseline} ${arm}`, count] as const),
    );
    return Object.fromEntries(each);
  });
  return meansOf(ways).map(({ event: way, mean }) => {
    const [baseline = "", arm = ""] = way.split(" ");
    return { baseline, arm, mean };
  });
}

function meansOf(counts: ReadonlyArray<EventCounts>): ReadonlyArray<EventMean> {
  const sums = new Map<string, number>();
  for (const one of counts) {
    for (const [event, count] of Object.entries(one)) {
      sums.set(event, (sums.get(event) ?? 0) + count);
    }
  }
  return [...sums]
    .map(([event, sum]) => ({ event, mean: sum / counts.length }))
    .filter(({ mean }) => mean !== 0)
    .sort(
      (one, other) =>
        Math.abs(other.mean) - Math.abs(one.mean) || (one.event < other.event ? -1 : 1),
    );
}
