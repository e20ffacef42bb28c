/**
 * What is read off a replication while it runs: the goals' measures, and the digest that stands
 * for the log. Everything that runs replications of an arm reads them off with one of these, so
 * that an outcome is the same however it came about; and one can go on from another, for an arm
 * that begins like its baseline.
 */
import { Digest } from "../kernel/digest.ts";
import type { Log } from "../kernel/log.ts";
import type { Reader } from "../kernel/loop.ts";
import { compileMeasures } from "../measures/compile.ts";
import type { MeasureFold } from "../measures/fold.ts";
import { spanSeen } from "./beginning.ts";
import type { Arm } from "./experiment.ts";
import type { Outcome } from "./outcome.ts";

export class Observation implements Reader {
  readonly #fold: MeasureFold;
  readonly #digest = new Digest();

  /** @throws MeasureFault when a goal asks for what this plan does not have. */
  constructor(arm: Pick<Arm, "plan" | "goals" | "beginning">) {
    this.#fold = compileMeasures(arm.goals, arm.plan.centres, spanSeen(arm));
  }

  /** Makes ready for another replication. */
  clear(): void {
    this.#fold.reset();
    this.#digest.clear();
  }

  /** Goes on from what has been read of another run; both are of arms that ask for the same. */
  copyFrom(other: Observation): void {
    this.#fold.copyFrom(other.#fold);
    this.#digest.copyFrom(other.#digest);
  }

  read(log: Log, from: number, to: number): void {
    this.#fold.read(log, from, to);
    this.#digest.add(log, from, to);
  }

  /** Takes in the state that a forecast begins with; measures are told of these rows alone. */
  stand(log: Log, told: ReadonlyArray<number>): void {
    this.#fold.stand(log, told);
    this.#digest.add(log, 0, log.length);
  }

  /** What was read, once the replication has ended. */
  outcome(replication: number): Outcome {
    return {
      replication,
      readings: this.#fold.readings(),
      digest: this.#digest.hex(),
      events: this.#digest.events,
    };
  }
}
