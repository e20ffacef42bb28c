/**
 * What chance alone does to a distance: a log's citizens are dealt into two halves by chance, and
 * the halves are compared. They came out of one centre and one history, so what keeps them apart
 * is nothing but who is in which; a distance between logs is read against that, not against zero.
 *
 * Halves are half as large, so chance keeps them some √2 further apart than it would two whole logs
 * of this size. A distance beyond that of halves is thus surely more than chance; one within it
 * cannot be told from chance in this way.
 */
import { type Distances, distancesBetween, type Question } from "./distances.ts";
import { everyone, type Groups, groups } from "./grouped-counts.ts";
import { chanceIn, drawnFor, type Lens } from "./lens.ts";
import type { Profile } from "./profile.ts";

/** Half of the groups, chosen by chance; the same for the same seed and number. */
export function halfOf(lens: Lens, split: number): Groups {
  const chance = chanceIn(lens);
  const order = Array.from({ length: groups }, (_, group) => group).sort(
    (one, other) =>
      chance.uniform(split, drawnFor.half, one) - chance.uniform(split, drawnFor.half, other),
  );
  return order.slice(0, groups / 2).reduce((bits, group) => bits | (1 << group), 0);
}

/** Distances between the halves of a log, for so many ways to halve it. */
export function splitHalves(
  profile: Profile,
  question: Question,
  splits: number,
): ReadonlyArray<Distances> {
  return Array.from({ length: splits }, (_, split) => {
    const half = halfOf(question.lens, split);
    return distancesBetween(
      { profile, among: half },
      { profile, among: everyone & ~half },
      question,
    );
  });
}
