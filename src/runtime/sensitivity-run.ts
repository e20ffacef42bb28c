/**
 * A sensitivity analysis of a scenario that has been loaded. A method is a design of points, which
 * the laboratory runs each in a block of replications of its own, and what their outcomes say.
 * Sobol's indices are dear, so unless assumptions are named a screening chooses them first: an
 * analysis is one study, or a screening and then a study.
 */
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import type { Layout } from "../experiment/experiment-plan.ts";
import type { Series } from "../experiment/experiment.ts";
import { importanceOf } from "../experiment/importance.ts";
import type { Outcome } from "../experiment/outcome.ts";
import { type BlockPoint, mattering, screen, screeningOf } from "../experiment/screening.ts";
import { type Input, type Inputs, inputsOf } from "../experiment/sensitivity-inputs.ts";
import { tornadoPoints } from "../experiment/tornado.ts";
import { en } from "../language/sensitivity.ts";
import {
  resultOfImportance,
  resultOfScreening,
  resultOfTornado,
  type SensitivitySubject,
  shown,
} from "../report/result-of-sensitivity.ts";
import type { SensitivityMethod, SensitivityResult } from "../report/sensitivity-result.ts";
import { compile } from "../scenario/compile.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { VariationFault } from "../scenario/variables.ts";
import { heldPlan } from "../scenario/vary.ts";
import { type LabError, Laboratory, type LabWatching } from "./laboratory.ts";
import { goalsOf, unknownGoal } from "./sweep-run.ts";

export interface SensitivityAsked {
  readonly loaded: LoadedScenario;
  /** The scenario's file as the user named it. */
  readonly file: string;
  readonly method: SensitivityMethod;
  /** Ids of the goals to tell of; all when there are none. */
  readonly goals: ReadonlyArray<string>;
  /** Assumptions by path or its beginning; all when there are none. */
  readonly parameters: ReadonlyArray<string>;
  /** Assumptions that a screening chooses for Sobol's indices. */
  readonly top: number;
  /** Of each point; as many as the method needs unless told. */
  readonly replications: number | undefined;
  readonly starts: number;
  readonly rows: number;
  readonly seed: string;
}

/** Why a scenario cannot be analysed so; the reader is told in their own language. */
export class UnfitAnalysis extends Data.TaggedError("UnfitAnalysis")<{
  readonly inWords: (say: typeof en, number: (value: number) => string) => string;
}> {
  override get message(): string {
    return this.inWords(en, String);
  }
}

/** By point. */
export type Outcomes = ReadonlyArray<ReadonlyArray<Outcome>>;

/** Points to be run. */
export interface Stage {
  readonly series: ReadonlyArray<Series>;
  readonly layout: Partial<Layout>;
  readonly run: (watching?: LabWatching) => Effect.Effect<Outcomes, LabError, Laboratory>;
}

/** Points whose outcomes answer the question. */
export interface Study extends Stage {
  /** Undefined while not every point has been run. */
  readonly resultOf: (outcomes: Outcomes) => SensitivityResult | undefined;
}

export interface SensitivityRun {
  /** What is run first to choose what the study is about. */
  readonly screening: Stage | undefined;
  /** The study, from what the screening found. */
  readonly study: (found?: Outcomes) => Effect.Effect<Study, Unfit>;
}

type Unfit = UnfitAnalysis | VariationFault;

/** Replications of a point where nothing is asked for. */
const enough = { tornado: 10, morris: 3, sobol: 2 };
/** Inputs of Sobol's indices: more take more rows than anybody waits for. */
const sobolMost = 40;

/** Makes an analysis ready to run. */
export const prepareSensitivity = Effect.fnUntraced(function* (asked: SensitivityAsked) {
  const { scenario } = asked.loaded;
  const unknown = unknownGoal(scenario, asked.goals);
  if (unknown !== undefined) {
    return yield* new UnfitAnalysis({ inWords: (say) => say.noGoal(unknown, goalsOf(scenario)) });
  }
  const inputs = yield* Effect.fromResult(inputsOf(scenario, asked.parameters));
  if (inputs.varied.length === 0) {
    return yield* new UnfitAnalysis({ inWords: (say) => say.noAssumptions });
  }
  const analysis: Analysis = { asked, scenario, inputs };
  return yield* analyses[asked.method](analysis);
});

interface Analysis {
  readonly asked: SensitivityAsked;
  readonly scenario: Scenario;
  readonly inputs: Inputs;
}

const analyses: Record<
  SensitivityMethod,
  (analysis: Analysis) => Effect.Effect<SensitivityRun, Unfit>
> = {
  tornado: (analysis) => {
    const points = tornadoPoints(analysis.inputs.varied).map((settings): BlockPoint => ({
      settings,
      block: 0,
    }));
    const study = () => studyOf(analysis, points, "tornado", resultOfTornado);
    return Effect.succeed({ screening: undefined, study });
  },
  morris: (analysis) => {
    const { asked, inputs } = analysis;
    const screening = screeningOf(inputs.varied, asked.starts, asked.seed);
    const study = () =>
      studyOf(analysis, screening.points, "morris", (subject, outcomes) =>
        resultOfScreening(subject, screening, outcomes),
      );
    return Effect.succeed({ screening: undefined, study });
  },
  sobol: (analysis) => {
    const { asked, inputs, scenario } = analysis;
    if (asked.parameters.length > 0) {
      const study = () => importanceStudy(analysis, inputs.varied, null);
      return Effect.succeed({ screening: undefined, study });
    }
    const screening = screeningOf(inputs.varied, asked.starts, asked.seed);
    const goals = shown({ scenario, goals: asked.goals });
    const study = (found: Outcomes = []) => {
      const all = goals.map(({ index }) => screen(screening, found, index, 0.9, asked.seed));
      const chosen = mattering(all, asked.top).map((input): Input => inputs.varied[input]);
      return importanceStudy(analysis, chosen, inputs.varied.length);
    };
    return Effect.map(stageOf(analysis, screening.points, "morris"), (first) => {
      return { screening: first, study };
    });
  },
};

/** @param screened number of assumptions that these were chosen from */
const importanceStudy = Effect.fnUntraced(function* (
  analysis: Analysis,
  chosen: ReadonlyArray<Input>,
  screened: number | null,
): Effect.fn.Return<Study, Unfit> {
  const { rows, seed } = analysis.asked;
  if (chosen.length === 0) {
    return yield* new UnfitAnalysis({ inWords: (say) => say.noneForSobol });
  }
  if (chosen.length > sobolMost) {
    return yield* new UnfitAnalysis({
      inWords: (say, number) => say.tooManyForSobol(number(chosen.length), number(sobolMost)),
    });
  }
  const importance = importanceOf(chosen, rows, seed);
  return yield* studyOf(analysis, importance.points, "sobol", (subject, outcomes) =>
    resultOfImportance(subject, importance, rows, screened, outcomes),
  );
});

const studyOf = Effect.fnUntraced(function* (
  analysis: Analysis,
  points: ReadonlyArray<BlockPoint>,
  method: SensitivityMethod,
  resultOf: (subject: SensitivitySubject, outcomes: Outcomes) => SensitivityResult,
): Effect.fn.Return<Study, VariationFault> {
  const { asked, scenario, inputs } = analysis;
  const { file, seed, goals } = asked;
  const { held, ...stage } = yield* stageOf(analysis, points, method);
  const { hash } = compile(scenario);
  return {
    ...stage,
    resultOf: (outcomes) => {
      // As many replications of every point as there are of all.
      const replications = Math.min(...outcomes.map(({ length }) => length));
      if (outcomes.length === 0 || replications === 0) return undefined;
      const even = outcomes.map((known) => known.slice(0, replications));
      return resultOf({ file, scenario, hash, inputs, seed, replications, held, goals }, even);
    },
  };
});

/** All points, each in its own block of replications, and how many are held at a bound. */
const stageOf = Effect.fnUntraced(function* (
  { asked, scenario }: Analysis,
  points: ReadonlyArray<BlockPoint>,
  method: SensitivityMethod,
): Effect.fn.Return<Stage & { readonly held: number }, VariationFault> {
  const replications = asked.replications ?? enough[method];
  const plans = yield* Effect.forEach(points, ({ settings }) =>
    Effect.fromResult(heldPlan(scenario, settings)),
  );
  const series = points.map(({ settings, block }, i): Series => {
    const name =
      settings.length === 1
        ? settings.map(({ variable, value }) => `${variable.name}=${value}`)
        : [];
    return {
      arm: { name: [i + 1, ...name].join(": "), plan: plans[i].plan, goals: scenario.goals },
      seed: asked.seed,
      from: block * replications,
      to: (block + 1) * replications,
    };
  });
  return {
    series,
    layout: { scenarios: 1, points: series.length, replications },
    run: (watching) => Effect.flatMap(Laboratory, (lab) => lab.replicate(series, watching)),
    held: plans.filter(({ held }) => held).length,
  };
});
