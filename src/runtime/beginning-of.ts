/**
 * From a history to where a scenario's forecast begins. A log that this model made of this plan
 * holds all there is and is replayed. So is one that it made of a plan which is the same up to the
 * day. Everything else, real records above all, tells only where citizens stand.
 */
import * as Effect from "effect/Effect";
import * as path from "node:path";
import { SimulationStarted } from "../domain/events/run.ts";
import { isoOfDay, minutesPerDay } from "../domain/moment.ts";
import {
  type Beginning,
  beginningKey,
  type Records,
  type Replay,
} from "../experiment/beginning.ts";
import { version } from "../experiment/version.ts";
import { continueSpells } from "../history/opening/continued-spells.ts";
import { deriveDuties } from "../history/opening/derived-duties.ts";
import { readCaseload } from "../history/opening/read-caseload.ts";
import { renumber, type Renumbered } from "../history/opening/renumber.ts";
import { codeBits, type Columns, part } from "../kernel/columns.ts";
import { monthIndex, monthStart } from "../kernel/civil-time.ts";
import { requiredStart } from "../measures/needs.ts";
import { divergence } from "../model/divergence.ts";
import type { Plan } from "../model/plan.ts";
import { compile } from "../scenario/compile.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import { HistoryFault } from "./history-fault.ts";
import type { KnownHistory } from "./known-history.ts";
import type { LogFileError } from "./log-file-error.ts";
import { readSnapshot } from "./scenario-snapshot.ts";

const hashLetters = 8;

export interface BeginningAsked {
  readonly history: KnownHistory;
  readonly loaded: LoadedScenario;
  readonly plan: Plan;
  /** The last day of what has happened, days since 2000-01-01. */
  readonly asOf: number;
  /** Goes on under the chance of the run that made the log, instead of one drawn anew. */
  readonly recordedChance?: boolean;
}

/** Where the scenario's forecast begins; a history that it cannot go on from is refused. */
export const beginningOf = Effect.fnUntraced(function* (
  asked: BeginningAsked,
): Effect.fn.Return<Beginning, HistoryFault | LogFileError> {
  const { history, plan, asOf, recordedChance = false, loaded } = asked;
  const refusal = refusalOf(asked);
  if (refusal !== undefined) return yield* Effect.fail(refusal);
  const { header, happened, knownOn } = history;
  const day = asOf + 1;
  const before = upTo(happened.columns, day * minutesPerDay);
  const maker = yield* makerOf(history, loaded, plan, day);
  const { run } = header;
  if (maker === undefined && recordedChance) return yield* Effect.fail(noRecordedChance(history));
  // A log to be replayed numbers its citizens as they come.
  const told = maker === undefined ? toldBy(before) : { columns: before, citizens: 0 };
  const way: Replay | Records =
    maker === undefined
      ? { _tag: "Records", caseload: readCaseload(told.columns, told.citizens) }
      : {
          _tag: "Replay",
          plan: maker === plan ? undefined : maker,
          chance: recordedChance && run ? run : undefined,
        };
  const read =
    way._tag === "Records" ? deriveDuties(told.columns, plan, way.caseload, day) : before;
  const kind = way._tag === "Records" ? "records" : recordedChance ? "recorded" : "replay";
  return {
    key: beginningKey(header.chain, asOf, knownOn, kind),
    day,
    from: way._tag === "Replay" ? plan.from : firstSeen(before, asked),
    happened: shared(read),
    way,
  };
});

function refusalOf({ history, plan, asOf }: BeginningAsked): HistoryFault | undefined {
  const { happened, until, header } = history;
  const { minute, length } = happened.columns;
  const { place } = header;
  if (length === 0) {
    return new HistoryFault({
      why: "empty",
      message: `${place}: nothing has happened in this log.`,
    });
  }
  const [first, last] = [minute[0], until].map((at) => Math.floor(at / minutesPerDay));
  const date = isoOfDay(asOf);
  if (asOf < first) {
    const message = `--as-of ${date}: ${place} begins on ${isoOfDay(first)}; give a later day.`;
    return new HistoryFault({ why: "beforeHistory", message });
  }
  if (asOf > last) {
    const message =
      `--as-of ${date}: ${place} ends on ${isoOfDay(last)}; what happened after that it does not ` +
      `say. Give that day or an earlier one.`;
    return new HistoryFault({ why: "afterHistory", message });
  }
  if (asOf < plan.from - 1 || asOf >= plan.to) {
    const message =
      `--as-of ${date}: the scenario's period is ${isoOfDay(plan.from)} to ${isoOfDay(plan.to)}. ` +
      "Give a day in it, or give the scenario a period that holds that day.";
    return new HistoryFault({ why: "outsidePeriod", message });
  }
  return undefined;
}

const noRecordedChance = ({ header: { place } }: KnownHistory) =>
  new HistoryFault({
    why: "noRecordedChance",
    message:
      `${place}: --chance recorded goes on as the run did that made the log, so it needs one ` +
      "that this version made of this scenario. Leave it out to draw chance anew.",
  });

/** The plan that made the log, if this model can replay it for this plan; else undefined. */
const makerOf = Effect.fnUntraced(function* (
  { header, happened }: KnownHistory,
  loaded: LoadedScenario,
  plan: Plan,
  day: number,
): Effect.fn.Return<Plan | undefined, LogFileError> {
  const { run, place } = header;
  const { tag } = happened.columns;
  if (run === undefined || run.model !== version) return undefined;
  if ((tag[0] & codeBits) !== SimulationStarted.code || day <= plan.from) return undefined;
  const isOf = (made: Plan) => run.scenario.endsWith(`.${made.hash.slice(0, hashLetters)}`);
  if (isOf(plan)) return plan;
  const base = loaded.base && compile(loaded.base);
  const maker =
    base !== undefined && isOf(base)
      ? base
      : yield* readSnapshot(path.dirname(place), run.scenario);
  return maker !== undefined && divergence(maker, plan) >= day ? maker : undefined;
});

/** What records tell, in the model's own words. */
function toldBy(records: Columns): Renumbered {
  const { columns, citizens } = renumber(records);
  return { columns: continueSpells(columns, citizens), citizens };
}

/** The rows before a minute. */
function upTo(columns: Columns, minute: number): Columns {
  let [low, high] = [0, columns.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (columns.minute[middle] < minute) low = middle + 1;
    else high = middle;
  }
  return part(columns, 0, low);
}

/**
 * The first day that measures see of records: as early as a goal asks for, if they go back so far.
 * A history that begins within a month is taken to tell all of that month.
 */
function firstSeen(before: Columns, { loaded, plan }: BeginningAsked): number {
  const { goals } = loaded.scenario;
  const asked = goals.map(({ measure, window }) => requiredStart(measure, window) ?? plan.from);
  const first = Math.floor(before.minute[0] / minutesPerDay);
  return Math.max(monthStart(monthIndex(first)), Math.min(plan.from, ...asked));
}

/** The rows in memory that threads share, so that the arms of a comparison send them once. */
function shared(columns: Columns): Columns {
  const { length, tag, a, b, minute, subject, x, y } = columns;
  const copy = <T extends Uint8Array | Uint16Array | Int32Array | Uint32Array>(
    from: T,
    make: new (memory: SharedArrayBuffer) => T,
  ): T => {
    const to = new make(new SharedArrayBuffer(length * from.BYTES_PER_ELEMENT));
    to.set(from.subarray(0, length));
    return to;
  };
  return {
    length,
    tag: copy<Uint8Array>(tag, Uint8Array),
    a: copy<Uint8Array>(a, Uint8Array),
    b: copy<Uint16Array>(b, Uint16Array),
    minute: copy<Int32Array>(minute, Int32Array),
    subject: copy<Uint32Array>(subject, Uint32Array),
    x: copy<Int32Array>(x, Int32Array),
    y: copy<Int32Array>(y, Int32Array),
  };
}
