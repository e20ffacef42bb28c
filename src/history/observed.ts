/**
 * Published figures as they are kept: a list that only grows. A figure that is published otherwise
 * later is another observation of the same thing; the one before it stays, for that is what was
 * known until then.
 */
import * as Schema from "effect/Schema";
import { Observation } from "./observation.ts";

/** What an observation is of, whenever it was made. */
const thing = ({ area, group, measure, period }: Observation): string =>
  JSON.stringify([measure, area, group, period]);

/** Those of `found` that say what `kept` does not, and of how many it had something else. */
export function newAmong(
  kept: ReadonlyArray<Observation>,
  found: ReadonlyArray<Observation>,
): { readonly added: ReadonlyArray<Observation>; readonly revised: number } {
  const versions = byThing(kept);
  const added: Array<Observation> = [];
  let revised = 0;
  for (const one of found) {
    const same = versions.get(thing(one)) ?? [];
    const last = latestOf(same, one.retrieved);
    if (last !== undefined && last.value === one.value) continue;
    if (same.length > 0) revised += 1;
    versions.set(thing(one), same);
    same.push(one);
    added.push(one);
  }
  return { added, revised };
}

/** All versions of each thing, as they were kept. */
function byThing(kept: ReadonlyArray<Observation>): Map<string, Array<Observation>> {
  const versions = new Map<string, Array<Observation>>();
  for (const one of kept) {
    const same = versions.get(thing(one)) ?? [];
    versions.set(thing(one), same);
    same.push(one);
  }
  return versions;
}

/** The last that was retrieved by a day; of one day, the last that was kept. */
function latestOf(
  versions: ReadonlyArray<Observation>,
  knownOn: string | undefined,
): Observation | undefined {
  let latest: Observation | undefined;
  for (const one of versions) {
    if (knownOn !== undefined && one.retrieved > knownOn) continue;
    if (latest === undefined || one.retrieved >= latest.retrieved) latest = one;
  }
  return latest;
}

export interface Figure extends Observation {
  /** Different versions of it that were retrieved by then. */
  readonly versions: number;
}

/** Every figure as it was known on a day (YYYY-MM-DD), or is by now; in alphabetical order. */
export function figuresKnown(
  kept: ReadonlyArray<Observation>,
  knownOn: string | undefined,
): ReadonlyArray<Figure> {
  const versions = byThing(
    kept.filter(({ retrieved }) => knownOn === undefined || retrieved <= knownOn),
  );
  return [...versions.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, same]) => ({ ...latestOf(same, undefined)!, versions: same.length }));
}

/** Observations of a file's text, one a line; in words what is wrong, with the line. */
export function readObservations(text: string): ReadonlyArray<Observation> | string {
  const kept: Array<Observation> = [];
  // Whatever follows the last line end was cut off while it was written.
  const lines = text.split("\n").slice(0, -1);
  for (const [i, line] of lines.entries()) {
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      return `line ${i + 1} is no JSON`;
    }
    if (!Schema.is(Observation)(json)) return `line ${i + 1} is no observation`;
    kept.push(json);
  }
  return kept;
}
