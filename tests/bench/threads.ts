/**
 * Whole replications on two threads: how much faster than on one, and how long a thousand of
 * 50,000 citizens take. Time here is the clock's, so on a busy machine these rows are pessimistic.
 */
import * as Effect from "effect/Effect";
import { availableParallelism } from "node:os";
import type { Arm } from "../../src/experiment/experiment.ts";
import { laboratory, Laboratory } from "../../src/runtime/laboratory.ts";
import { centreOf, nyropsgade, seed } from "./centre.ts";
import { atLeast, atMost, type Measurement } from "./row.ts";
import { digits } from "./timing.ts";

const citizens = 50_000;
const thousand = 1000;

/** Seconds by the clock for so many replications, on warm threads, nothing kept on disk. */
function secondsOf(arm: Arm, threads: number, replications: number): Promise<number> {
  const warm = threads * 2;
  const timed = Effect.gen(function* () {
    const lab = yield* Laboratory;
    yield* lab.replicate([{ arm, seed, from: 0, to: warm }]);
    const before = performance.now();
    yield* lab.replicate([{ arm, seed, from: warm, to: warm + replications }]);
    return (performance.now() - before) / 1000;
  });
  return Effect.runPromise(Effect.provide(timed, laboratory({ threads })));
}

const processors = availableParallelism();

export const threads: Measurement = {
  name: "threads",
  run: async ({ full }) => {
    const done = full ? thousand : 40;
    const arm = { name: "nyropsgade", ...nyropsgade() };
    const one = await secondsOf(arm, 1, done);
    const two = await secondsOf(arm, 2, done);
    const ratio = one / two;
    return [
      {
        what: "1,000 replications of Nyropsgade, two threads against one",
        measured: `${digits(ratio)} × one, of ${processors} processors, from ${done}`,
        bar: "≥ 1.8 ×",
        beyond: "",
        verdict: atLeast(ratio, 1.8),
        numbers: { ratio, one, two, replications: done, processors },
      },
    ];
  },
};

export const replications: Measurement = {
  name: "thousand",
  run: async ({ full }) => {
    const done = full ? thousand : 20;
    const seconds =
      ((await secondsOf({ name: "large", ...centreOf(citizens) }, 2, done)) * thousand) / done;
    return [
      {
        what: "1,000 replications of 50,000 citizens, two threads, recorded and folded",
        measured: `${digits(seconds)} s${full ? "" : `, from ${done}`}`,
        bar: "≤ 150 s",
        beyond: "110 s",
        verdict: atMost(seconds, 150, 110),
        numbers: { seconds, replications: done },
      },
    ];
  },
};
