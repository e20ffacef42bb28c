/**
 * Drives a procedure: runs the replications that it asks for, tells it their values, and asks
 * again until it has its answer. Each candidate is an arm, and all it is ever asked of comes from
 * one seed, so replication 7 of two candidates happens under the same chance.
 */
import * as Effect from "effect/Effect";
import type { Arm } from "../experiment/experiment.ts";
import type { Outcome } from "../experiment/outcome.ts";
import type { Procedure } from "../experiment/procedure.ts";
import { type LabError, Laboratory, type LabWatching } from "./laboratory.ts";

/**
 * The procedure's answer. Whoever watches is shown, by candidate, all outcomes that were asked for
 * so far, and how many that is of those that are asked for by now.
 * @param arms by the number of the candidate
 */
export const drive = Effect.fnUntraced(function* <Answer>(
  procedure: Procedure<Answer>,
  arms: ReadonlyArray<Arm>,
  seed: string,
  watching: Pick<LabWatching, "seen"> = {},
): Effect.fn.Return<Answer, LabError, Laboratory> {
  const laboratory = yield* Laboratory;
  const seen = new Seen(arms.length, watching.seen);
  let step = procedure.next();
  while (!step.done) {
    const wanted = step.value;
    const series = wanted.map(({ candidate, from, to }) => {
      const arm = arms[candidate];
      if (arm === undefined) throw new RangeError(`there is no candidate ${candidate}`);
      return { arm, seed, from, to };
    });
    const candidates = wanted.map(({ candidate }) => candidate);
    const outcomes = yield* laboratory.replicate(series, {
      seen: (done, of, growing) => seen.show(candidates, done, of, growing),
    });
    seen.end(candidates, outcomes);
    const values = outcomes.map((list) => list.map((one) => one.readings.map(valueOf)));
    step = procedure.next(values);
  }
  return step.value;
});

const valueOf = ({ value }: { readonly value: number }): number => value;

type Lists = ReadonlyArray<ReadonlyArray<Outcome>>;

/** What was asked for in all steps so far, by candidate, each replication once. */
class Seen {
  readonly #all: ReadonlyArray<Outcome[]>;
  readonly #known: ReadonlyArray<Set<number>>;
  readonly #tell: LabWatching["seen"];
  #before = 0;
  /** Outcomes of each list of this step that are in `all` already. */
  #taken: number[] = [];

  constructor(candidates: number, tell: LabWatching["seen"]) {
    this.#all = Array.from({ length: candidates }, () => []);
    this.#known = this.#all.map(() => new Set());
    this.#tell = tell;
  }

  show(candidates: ReadonlyArray<number>, done: number, of: number, growing: Lists): void {
    this.#take(candidates, growing);
    this.#tell?.(this.#before + done, this.#before + of, this.#all);
  }

  /** A step is over. */
  end(candidates: ReadonlyArray<number>, outcomes: Lists): void {
    this.#take(candidates, outcomes);
    this.#before += outcomes.reduce((sum, { length }) => sum + length, 0);
    this.#taken = [];
  }

  #take(candidates: ReadonlyArray<number>, growing: Lists): void {
    for (const [i, list] of growing.entries()) {
      const candidate = candidates[i] ?? -1;
      for (const outcome of list.slice(this.#taken[i] ?? 0)) {
        if (this.#known[candidate]?.has(outcome.replication)) continue;
        this.#known[candidate]?.add(outcome.replication);
        this.#all[candidate]?.push(outcome);
      }
      this.#taken[i] = list.length;
    }
  }
}
