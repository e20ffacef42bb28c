/**
 * Outcomes made by a formula instead of a model: a goal's value is what a function of the settings
 * says, and chance that all points of a replication share in part, as those of a simulation do.
 */
import type { Outcome } from "../../src/experiment/outcome.ts";
import { chanceOf } from "../../src/kernel/chance.ts";
import { fnv1a } from "../../src/scenario/fingerprint.ts";
import type { Setting } from "../../src/scenario/vary.ts";

/** Value of a number by its name; that of the scenario when it is not set. */
export type Look = (name: string, otherwise: number) => number;

export interface Formula {
  readonly of: (look: Look) => ReadonlyArray<number>;
  /** Size of the chance that a point has for itself. */
  readonly noise: number;
}

const shared = 3;

/** Outcomes of a point in these replications. */
export function madeOutcomes(
  { of, noise }: Formula,
  settings: ReadonlyArray<Setting>,
  from: number,
  to: number,
): ReadonlyArray<Outcome> {
  const set = new Map(settings.map(({ variable, value }) => [variable.name, value]));
  const look: Look = (name, otherwise) => set.get(name) ?? otherwise;
  const values = of(look);
  const point = Number.parseInt(fnv1a([...set].join(" ")).slice(0, 8), 16);
  return Array.from({ length: to - from }, (_, i): Outcome => {
    const replication = from + i;
    const chance = chanceOf("made", replication);
    const readings = values.map((value, goal) => {
      const own = chance.uniform(point, 0, goal) - 0.5;
      const ofAll = chance.uniform(0, 1, goal) - 0.5;
      return { value: value + noise * (own + shared * ofAll), open: 0, partial: false };
    });
    return {
      replication,
      readings,
      digest: "0123456789abcdef",
      events: 1,
      controls: [],
    } as unknown as Outcome;
  });
}
