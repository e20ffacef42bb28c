/** What `caseflow log measure` does once it knows what is asked; loaded only then. */
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { version } from "../experiment/version.ts";
import type { Language } from "../language/language.ts";
import type { Plan } from "../model/plan.ts";
import { type MeasuredResult, measuredResult } from "../report/measured-result.ts";
import { measuredText } from "../report/measured-text.ts";
import { measureLog } from "../runtime/log-measure.ts";
import { loadGoalsFile, loadScenarioFile } from "../runtime/scenario-file.ts";
import { compile } from "../scenario/compile.ts";
import type { Contract } from "../scenario/load-goals.ts";
import { cannot } from "./command-error.ts";
import { dayIn, knownBy } from "./known-on.ts";
import { endWith, json, paperIn, print } from "./terminal.ts";

interface Asked {
  readonly place: string;
  readonly scenario: Option.Option<string>;
  readonly goals: Option.Option<string>;
  readonly from: Option.Option<string>;
  readonly to: Option.Option<string>;
  readonly knownOn: Option.Option<string>;
  readonly byMonth: boolean;
  readonly format: "text" | "json";
  readonly language: Language;
}

const goalsMissed = 99;

export const runLogMeasure = Effect.fnUntraced(function* (asked: Asked) {
  const { byMonth, place } = asked;
  const [from, to] = [yield* dayIn("from", asked.from), yield* dayIn("to", asked.to)];
  if (from !== undefined && to !== undefined && to < from) {
    return yield* Effect.fail(cannot("--to: give a date that is not before --from."));
  }
  const bounds = yield* knownBy(asked.knownOn);
  const { contract, file, plan } = yield* contractOf(asked);
  const { centres, goals, id, title } = contract;
  const said = { place, goals, centres, plan, from, to, bounds, byMonth };
  const measured = yield* measureLog(said);
  const { data, kind } = measured.log;
  const result = measuredResult(
    {
      version,
      log: place,
      chain: measured.chain,
      kind,
      data,
      events: measured.walked.events,
      knownOn: Option.getOrNull(asked.knownOn),
      contract: { id, title, file },
      span: measured.span,
    },
    measured.goals,
  );
  const paper = paperIn(asked.language);
  yield* print(asked.format === "json" ? json(result) : measuredText(result, paper));
  yield* endWith(exitCodeOf(result));
});

/** 0 when every goal that can be judged is met. */
function exitCodeOf({ goals }: MeasuredResult): number {
  const short = ["missed", "notMeasurable"];
  return goals.some(({ verdict }) => short.includes(verdict)) ? goalsMissed : 0;
}

interface Found {
  readonly contract: Contract;
  readonly file: string;
  readonly plan: Plan | undefined;
}

/** The contract that the flags name, and its plan where it is a whole scenario. */
const contractOf = Effect.fnUntraced(function* (asked: Pick<Asked, "scenario" | "goals">) {
  const [scenario, goals] = [asked.scenario, asked.goals].map(Option.getOrUndefined);
  if (scenario !== undefined && goals === undefined) {
    const loaded = yield* loadScenarioFile(scenario);
    const { centres, ...own } = loaded.scenario;
    const contract = { ...own, centres: centres.map(({ id }) => id) };
    return { contract, file: scenario, plan: compile(loaded.scenario) } satisfies Found;
  }
  if (goals !== undefined && scenario === undefined) {
    return { contract: yield* loadGoalsFile(goals), file: goals, plan: undefined } satisfies Found;
  }
  return yield* Effect.fail(
    cannot("Say which goals to measure: --scenario FILE or --goals FILE, one of them."),
  );
});
