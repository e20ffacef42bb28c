/**
 * How every experiment is run from the command line: first what will be run and how long it takes,
 * then how far it is, and on Ctrl-C what is known so far. The laboratory is opened here, with the
 * threads and the store that were asked for.
 */
import * as Effect from "effect/Effect";
import type { Layout } from "../experiment/experiment-plan.ts";
import type { Outcome, PairedOutcome } from "../experiment/outcome.ts";
import { experimentPlanText } from "../report/experiment-plan-text.ts";
import type { Paper } from "../report/paper.ts";
import { type Judged, worstGoal } from "../report/worst-goal.ts";
import { type Asked, laboratory, Laboratory, type LabWatching } from "../runtime/laboratory.ts";
import type { Running } from "./flags.ts";
import { Progress, standardError } from "./progress.ts";
import { json, print, tell } from "./terminal.ts";

/** What is known when an experiment is stopped; each list may be empty. */
export interface KnownSoFar {
  /** By series, or by arm of a pair. */
  readonly outcomes: ReadonlyArray<ReadonlyArray<Outcome>>;
  /** Of a pair. */
  readonly paired: ReadonlyArray<PairedOutcome>;
}

export interface Experiment<A, E> {
  /** What is run; for a procedure, what it may come to. */
  readonly asked: Asked;
  /** Where it is not one scenario for each arm: how it is laid out. */
  readonly layout?: Partial<Layout>;
  /** All is run, known or not, because its logs are wanted. */
  readonly again?: boolean;
  /** Whose goals the line of progress speaks of; nobody's when it is empty. */
  readonly judged: ReadonlyArray<Judged>;
  /** Runs it and hands `watching` on to the laboratory. */
  readonly run: (
    watching: LabWatching,
    progress: Progress | undefined,
  ) => Effect.Effect<A, E, Laboratory>;
  /** Shows what is known so far, which is at least one replication. */
  readonly showSoFar: (known: KnownSoFar) => Effect.Effect<void>;
}

/** How it is to be run and told. */
export interface Manner {
  readonly running: Running;
  readonly format: "text" | "json";
  readonly paper: Paper;
}

const firstJudged = 20;

/** The experiment's answer; undefined when only its plan was asked for, which is printed then. */
export const withProgress = <A, E>(experiment: Experiment<A, E>, manner: Manner) => {
  const { running } = manner;
  const { threads, noStore } = running;
  const store = noStore ? undefined : running.store;
  const warn = (message: string) => void process.stderr.write(`caseflow: ${message}\n`);
  return run(experiment, manner).pipe(Effect.provide(laboratory({ threads, store, warn })));
};

const run = Effect.fnUntraced(function* <A, E>(experiment: Experiment<A, E>, manner: Manner) {
  const { running, format, paper } = manner;
  const { tongue } = paper;
  const { asked, layout, again } = experiment;
  const plan = yield* (yield* Laboratory).plan(asked, layout, again);
  const planned = experimentPlanText(plan, tongue);
  if (running.dryRun) {
    yield* print(format === "json" ? json(plan) : `${planned}\n`);
    return undefined;
  }
  if (!running.quiet) yield* tell(planned);
  const progress = running.quiet ? undefined : new Progress(tongue, standardError);
  const seen = new Seen(experiment, progress, paper);
  return yield* experiment.run(seen.watching, progress).pipe(
    Effect.ensuring(Effect.sync(() => progress?.clear())),
    Effect.onInterrupt(() => seen.stopped()),
  );
});

/** What was seen of an experiment, for the line of progress and for whoever stops it. */
class Seen {
  readonly watching: LabWatching;
  readonly #experiment: Pick<Experiment<unknown, unknown>, "showSoFar">;
  readonly #paper: Paper;
  #known: KnownSoFar = { outcomes: [], paired: [] };
  #done = 0;
  #of = 0;

  constructor(
    experiment: Experiment<unknown, unknown>,
    progress: Progress | undefined,
    paper: Paper,
  ) {
    this.#experiment = experiment;
    this.#paper = paper;
    const { judged } = experiment;
    let judgedAt = firstJudged;
    this.watching = {
      seen: (done, of, outcomes) => {
        this.#known = { ...this.#known, outcomes };
        [this.#done, this.#of] = [done, of];
        if (progress !== undefined && judged.length > 0 && done >= judgedAt) {
          judgedAt = done * 2;
          progress.note(worstGoal(judged, outcomes, paper.tongue));
        }
        progress?.done(done, of);
      },
      paired: (paired) => {
        this.#known = { ...this.#known, paired };
      },
    };
  }

  /** Says how far it came, and what is known by then. */
  stopped(): Effect.Effect<void> {
    const { tongue } = this.#paper;
    const { experiment: say } = tongue.say;
    const [done, of] = [tongue.number(this.#done), tongue.number(this.#of)];
    if (this.#of === 0) return Effect.void;
    if (this.#done === 0) return tell(say.stoppedEarly(done, of));
    return tell(say.stopped(done, of)).pipe(
      Effect.andThen(this.#experiment.showSoFar(this.#known)),
    );
  }
}
