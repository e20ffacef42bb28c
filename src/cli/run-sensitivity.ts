/** What `caseflow sensitivity` does once it knows what is asked; loaded only then. */
import * as Effect from "effect/Effect";
import type { Series } from "../experiment/experiment.ts";
import { importanceOf } from "../experiment/importance.ts";
import type { Outcome } from "../experiment/outcome.ts";
import { type BlockPoint, mattering, screen, screeningOf } from "../experiment/screening.ts";
import { type Input, type Inputs, inputsOf } from "../experiment/sensitivity-inputs.ts";
import { tornadoPoints } from "../experiment/tornado.ts";
import type { Language } from "../language/language.ts";
import type { Paper } from "../report/paper.ts";
import {
  resultOfImportance,
  resultOfScreening,
  resultOfTornado,
  shown,
  type SensitivitySubject,
} from "../report/result-of-sensitivity.ts";
import type { SensitivityMethod, SensitivityResult } from "../report/sensitivity-result.ts";
import { sensitivityText } from "../report/sensitivity-text.ts";
import { Laboratory } from "../runtime/laboratory.ts";
import { loadScenarioFile } from "../runtime/scenario-file.ts";
import { compile } from "../scenario/compile.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { heldPlan } from "../scenario/vary.ts";
import { cannot } from "./command-error.ts";
import type { Running } from "./flags.ts";
import { knownGoals } from "./run-sweep.ts";
import { json, paperIn, print } from "./terminal.ts";
import { withProgress } from "./with-progress.ts";

export interface SensitivityAsked {
  readonly scenario: string;
  readonly method: SensitivityMethod;
  readonly goal: ReadonlyArray<string>;
  readonly parameter: ReadonlyArray<string>;
  readonly top: number;
  readonly replications: number | undefined;
  readonly starts: number;
  readonly rows: number;
  readonly seed: string;
  readonly running: Running;
  readonly format: "text" | "json";
  readonly language: Language;
}

/** Replications of a point where nothing is asked for. */
const enough = { tornado: 10, morris: 3, sobol: 2 };
/** Inputs of Sobol's indices: more take more rows than anybody waits for. */
const sobolMost = 40;

type Outcomes = ReadonlyArray<ReadonlyArray<Outcome>>;

/** What was asked, with what it comes to. */
interface Study {
  readonly asked: SensitivityAsked;
  readonly scenario: Scenario;
  readonly inputs: Inputs;
  readonly paper: Paper;
}

export const runSensitivity = Effect.fnUntraced(function* (asked: SensitivityAsked) {
  const paper = paperIn(asked.language);
  const say = paper.tongue.say.sensitivity;
  const { scenario } = yield* loadScenarioFile(asked.scenario);
  yield* knownGoals(scenario, asked.goal, say.noGoal);
  const inputs = yield* Effect.fromResult(inputsOf(scenario, asked.parameter));
  if (inputs.varied.length === 0) return yield* Effect.fail(cannot(say.noAssumptions));
  const study: Study = { asked, scenario, inputs, paper };
  if (asked.method === "tornado") return yield* runTornado(study);
  return yield* asked.method === "morris" ? runMorris(study) : runSobol(study);
});

const runTornado = (study: Study) => {
  const points = tornadoPoints(study.inputs.varied);
  return runStudy(study, {
    points: points.map((settings): BlockPoint => ({ settings, block: 0 })),
    replications: study.asked.replications ?? enough.tornado,
    resultOf: resultOfTornado,
  });
};

const runMorris = (study: Study) => {
  const { asked, inputs } = study;
  const screening = screeningOf(inputs.varied, asked.starts, asked.seed);
  return runStudy(study, {
    points: screening.points,
    replications: asked.replications ?? enough.morris,
    resultOf: (subject, outcomes) => resultOfScreening(subject, screening, outcomes),
  });
};

const runSobol = Effect.fnUntraced(function* (study: Study) {
  const { asked, inputs, paper } = study;
  const { tongue } = paper;
  const say = tongue.say.sensitivity;
  const isNamed = asked.parameter.length > 0;
  const chosen = isNamed ? inputs.varied : yield* chosenByScreening(study);
  if (chosen === undefined) return;
  if (chosen.length === 0) return yield* Effect.fail(cannot(say.noneForSobol));
  if (chosen.length > sobolMost) {
    const [found, most] = [tongue.number(chosen.length), tongue.number(sobolMost)];
    return yield* Effect.fail(cannot(say.tooManyForSobol(found, most)));
  }
  const importance = importanceOf(chosen, asked.rows, asked.seed);
  const screened = isNamed ? null : inputs.varied.length;
  yield* runStudy(study, {
    points: importance.points,
    replications: asked.replications ?? enough.sobol,
    resultOf: (subject, outcomes) =>
      resultOfImportance(subject, importance, asked.rows, screened, outcomes),
  });
});

/** What a screening finds to matter most; undefined when only its plan was asked for. */
const chosenByScreening = Effect.fnUntraced(function* (study: Study) {
  const { asked, scenario, inputs } = study;
  const screening = screeningOf(inputs.varied, asked.starts, asked.seed);
  const replications = asked.replications ?? enough.morris;
  const outcomes = yield* runPoints(study, screening.points, replications, () => Effect.void);
  if (outcomes === undefined) return undefined;
  const goals = shown({ scenario, goals: asked.goal });
  const screenings = goals.map(({ index }) =>
    screen(screening, outcomes.all, index, 0.9, asked.seed),
  );
  return mattering(screenings, asked.top).map((input): Input => inputs.varied[input]);
});

/** The points of a method and what they say. */
interface Method {
  readonly points: ReadonlyArray<BlockPoint>;
  readonly replications: number;
  readonly resultOf: (subject: SensitivitySubject, outcomes: Outcomes) => SensitivityResult;
}

const runStudy = Effect.fnUntraced(function* (study: Study, method: Method) {
  const { asked, scenario, inputs, paper } = study;
  const show = (outcomes: Outcomes, held: number) => {
    const replications = outcomes[0]?.length ?? 0;
    if (replications === 0) return Effect.void;
    const subject: SensitivitySubject = {
      file: asked.scenario,
      scenario,
      hash: compile(scenario).hash,
      inputs,
      seed: asked.seed,
      replications,
      held,
      goals: asked.goal,
    };
    const result = method.resultOf(subject, outcomes);
    return print(
      asked.format === "json" ? json(result) : sensitivityText(result, asked.top, paper),
    );
  };
  const found = yield* runPoints(study, method.points, method.replications, show);
  if (found !== undefined) yield* show(found.all, found.held);
});

/** Runs all points, each in its own block of replications. */
const runPoints = Effect.fnUntraced(function* (
  { asked, scenario, paper }: Study,
  points: ReadonlyArray<BlockPoint>,
  replications: number,
  show: (outcomes: Outcomes, held: number) => Effect.Effect<void>,
) {
  let heldPoints = 0;
  const series: Series[] = [];
  for (const [i, { settings, block }] of points.entries()) {
    const { plan, held } = yield* Effect.fromResult(heldPlan(scenario, settings));
    if (held) heldPoints += 1;
    const name =
      settings.length === 1
        ? settings.map(({ variable, value }) => `${variable.name}=${value}`)
        : [];
    series.push({
      arm: { name: [i + 1, ...name].join(": "), plan, goals: scenario.goals },
      seed: asked.seed,
      from: block * replications,
      to: (block + 1) * replications,
    });
  }
  const all = yield* withProgress(
    {
      asked: series,
      layout: { scenarios: 1, points: series.length, replications },
      judged: [],
      run: (watching) =>
        Effect.gen(function* () {
          return yield* (yield* Laboratory).replicate(series, watching);
        }),
      showSoFar: ({ outcomes }) => show(evenly(outcomes), heldPoints),
    },
    { running: asked.running, format: asked.format, paper },
  );
  return all === undefined ? undefined : { all, held: heldPoints };
});

/** As many replications of every point as there are of all. */
function evenly(outcomes: Outcomes): Outcomes {
  const least = Math.min(...outcomes.map(({ length }) => length));
  return outcomes.map((known) => known.slice(0, least));
}
