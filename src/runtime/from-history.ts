/**
 * Opens the history that a command is to go on from, and says what the seam looks like: whose
 * history it is, how much of each goal has happened, and what had to be assumed.
 */
import * as Effect from "effect/Effect";
import { isoOfDay } from "../domain/moment.ts";
import type { Beginning } from "../experiment/beginning.ts";
import { Departure } from "../experiment/departure.ts";
import { Observation } from "../experiment/observation.ts";
import type { Goal } from "../domain/goal.ts";
import { soFar } from "../goals/so-far.ts";
import { assumptions } from "../history/opening/assumption.ts";
import { contradictions } from "../history/opening/caseload.ts";
import { cellLeast } from "../history/small-cells.ts";
import { part } from "../kernel/columns.ts";
import { Log } from "../kernel/log.ts";
import { compileMeasures } from "../measures/compile.ts";
import type { Plan } from "../model/plan.ts";
import { unitOf } from "../report/unit.ts";
import type { SeamResult } from "../report/seam-result.ts";
import { compile } from "../scenario/compile.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import { beginningOf } from "./beginning-of.ts";
import { type KnownHistory, readHistory } from "./known-history.ts";
import { openLog } from "./open-log.ts";

/** A history as the user says it. */
export interface FromAsked {
  readonly place: string;
  /** Days since 2000-01-01. */
  readonly asOf: number;
  readonly knownOn: number | undefined;
  readonly recordedChance: boolean;
}

export interface FromHistory {
  readonly history: KnownHistory;
  readonly beginning: Beginning;
  readonly seam: SeamResult;
}

/** Opens, reads and looks at the history; the plan is the scenario's. */
export const fromHistory = Effect.fnUntraced(function* (
  { place, asOf, knownOn, recordedChance }: FromAsked,
  loaded: LoadedScenario,
  seed: string,
) {
  const log = yield* openLog(place);
  const history = yield* readHistory(log, knownOn);
  const plan = compile(loaded.scenario);
  const beginning = yield* beginningOf({ history, loaded, plan, asOf, recordedChance });
  const { goals } = loaded.scenario;
  const seam = seamOf(history, beginning, plan, goals, seed);
  return { history, beginning, seam } satisfies FromHistory;
});

function seamOf(
  { header, knownOn }: KnownHistory,
  beginning: Beginning,
  plan: Plan,
  goals: ReadonlyArray<Goal>,
  seed: string,
): SeamResult {
  const { day, way, happened } = beginning;
  const arm = { plan, goals: [], beginning };
  const departure = new Departure(arm, beginning, seed);
  const { population } = departure.begin(0, new Observation(arm)).world;
  let onBenefit = 0;
  for (let citizen = 0; citizen < population.count; citizen += 1) {
    if (population.onBenefit(citizen)) onBenefit += 1;
  }
  const isPersonal = header.data === "personal";
  const told = (count: number) => (isPersonal && count < cellLeast ? null : count);
  const met = way._tag === "Records" ? way.caseload.contradictions : undefined;
  const recorded = way._tag === "Replay" && way.chance !== undefined;
  return {
    log: header.place,
    chain: header.chain,
    kind: header.kind,
    way: way._tag === "Records" ? "records" : recorded ? "recorded" : "replay",
    happenedTo: isoOfDay(day - 1),
    forecastFrom: isoOfDay(day),
    knownOn: knownOn === undefined ? null : isoOfDay(knownOn),
    events: happened.length,
    onBenefit,
    goals: decidedParts(beginning, plan, goals, isPersonal),
    assumed: assumptions
      .map((what) => ({ what, count: departure.assumed(what) }))
      .filter(({ count }) => count > 0)
      .map(({ what, count }) => ({ what, citizens: told(count) })),
    contradictions: contradictions
      .filter((what) => (met?.[what] ?? 0) > 0)
      .map((what) => ({ what, times: told(met?.[what] ?? 0) })),
  };
}

/** What has come of each goal so far; of a few real persons it is not said. */
function decidedParts(
  { happened, from, day }: Beginning,
  plan: Plan,
  goals: ReadonlyArray<Goal>,
  isPersonal: boolean,
): SeamResult["goals"] {
  const parts = goals.map((goal) => soFar(goal, from, day));
  const asked = parts.flatMap((one) => one.asked ?? []);
  const fold = compileMeasures(asked, plan.centres, { from, to: Math.max(from, day - 1) });
  const log = new Log(1 << 16);
  for (let row = 0; row < happened.length; row += 1 << 16) {
    log.clear();
    log.appendColumns(part(happened, row, Math.min(happened.length, row + (1 << 16))));
    fold.read(log, 0, log.length);
  }
  const readings = [...fold.readings()];
  return goals.map(({ id, measure }, i) => {
    const { months, decided, asked: whole } = parts[i];
    const value = whole === undefined ? Number.NaN : (readings.shift()?.value ?? Number.NaN);
    const isFew = isPersonal && unitOf(measure) !== "share" && Math.abs(value) < cellLeast;
    return { id, months, decided, soFar: Number.isNaN(value) || isFew ? null : value };
  });
}
