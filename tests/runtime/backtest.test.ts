/**
 * Back-tests end to end: what comes after an origin changes nothing of its forecasts, bit for bit;
 * a world that the scenario made is foreseen better than a sceptic would, and one that it did not
 * make is not; what cannot be tested is refused.
 */
import * as Effect from "effect/Effect";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { originsOf } from "../../src/calibration/backtest/origins.ts";
import { rivals } from "../../src/calibration/backtest/rivals.ts";
import { BenefitGranted, BenefitStopped } from "../../src/domain/events/benefit.ts";
import { Retracted } from "../../src/domain/events/history.ts";
import { CitizenRegistered } from "../../src/domain/events/population.ts";
import { Tongue } from "../../src/language/language.ts";
import { backtestText } from "../../src/report/backtest-text.ts";
import { type Paper, plain } from "../../src/report/paper.ts";
import { codeBits } from "../../src/kernel/columns.ts";
import { Log } from "../../src/kernel/log.ts";
import { dayOfIso, minutesPerDay } from "../../src/domain/moment.ts";
import type { BacktestError } from "../../src/runtime/backtest-error.ts";
import { type BacktestAsked, prepareBacktest } from "../../src/runtime/backtest-run.ts";
import { Laboratory } from "../../src/runtime/laboratory.ts";
import type { OpenLog } from "../../src/runtime/open-log.ts";
import type { LoadedScenario } from "../../src/scenario/load.ts";
import {
  Archive,
  asking,
  hamlet,
  inLab,
  lived,
  load,
  tested,
  town,
  type Written,
} from "../calibration/backtest/worlds.ts";

const archive = new Archive();
afterAll(() => archive.forget());

const days = (text: string) => originsOf(text) as ReadonlyArray<number>;

/**
 * The same history until the end of a day, and another one after it: of what came later a part
 * never happened, and a later extract takes back every end of a benefit that came before. Without
 * a day nothing is otherwise, but the rows are copied alike, each a batch of its own.
 */
function otherAfter({ log, recorded }: Written, day: number | undefined): Written {
  const end = day === undefined ? Number.POSITIVE_INFINITY : (day + 1) * minutesPerDay;
  const other = new Log(log.length);
  const known: number[] = [];
  const takenBack: number[] = [];
  for (let row = 0; row < log.length; row += 1) {
    const { tag, minute, subject, a, b, x, y } = log;
    const code = tag[row] & codeBits;
    if (minute[row] >= end && row % 3 === 0) continue;
    if (code === BenefitStopped.code && day !== undefined && minute[row] < end) {
      takenBack.push(other.length);
    }
    other.beginBatch();
    other.append(code, minute[row], subject[row], a[row], b[row], x[row], y[row]);
    known.push(recorded[row]);
  }
  for (const position of takenBack) {
    other.beginBatch();
    other.append(Retracted.code, end - 1, other.subject[position], 0, 0, position, 0);
    known.push(end + 5 * minutesPerDay);
  }
  return { log: other, recorded: Int32Array.from(known) };
}

describe("what comes later", () => {
  const cut = dayOfIso("2010-03-31");
  const origins = days("2010-01..2010-03");
  let loaded: LoadedScenario;
  let histories: ReadonlyArray<OpenLog>;

  beforeAll(async () => {
    loaded = await load(hamlet);
    const written = lived(loaded, "leak");
    histories = await Promise.all([
      archive.keep(otherAfter(written, undefined)),
      archive.keep(otherAfter(written, cut)),
    ]);
  });

  /** Outcomes of all origins with their digests, and what the rivals say. */
  const foreseen = (history: OpenLog, knowledge: BacktestAsked["knowledge"]) =>
    inLab(
      Effect.gen(function* () {
        const asked = asking(loaded, history, { origins, knowledge, replications: 4 });
        const { series, views } = yield* prepareBacktest(asked);
        const outcomes = yield* (yield* Laboratory).replicate(series);
        const said = views.map(({ rivals: forecasts }) =>
          forecasts.map((forecast) => rivals.map((rival) => forecast(rival, 2))),
        );
        return { outcomes, said };
      }),
    );

  test("changes no forecast of any origin, bit for bit", async () => {
    const [one, other] = await Promise.all(histories.map((log) => foreseen(log, "registered")));
    expect(other.outcomes).toEqual(one.outcomes);
    expect(other.said).toEqual(one.said);
  });

  test("would be seen here if it leaked: corrections are known when they may be", async () => {
    const [one, other] = await Promise.all(histories.map((log) => foreseen(log, "happened")));
    expect(other.outcomes).not.toEqual(one.outcomes);
    expect(other.said).not.toEqual(one.said);
  });
});

describe("a town", () => {
  const origins = days("2010-01..2010-07");
  let right: LoadedScenario;
  let history: OpenLog;

  beforeAll(async () => {
    right = await load(town);
    history = await archive.keep(lived(right, "truth"));
  });

  test("is foreseen by the scenario that made it, and not by one that did not", async () => {
    const wrong = await load("tests/calibration/backtest/wrong.yaml");
    const few = { origins: origins.filter((_, i) => i % 3 === 0), replications: 16 };
    const [good, bad] = await Promise.all(
      [right, wrong].map((loaded) => tested(asking(loaded, history, few), 1)),
    );
    const crps = (of: typeof good, id: string) => of.series.find((one) => one.id === id)!.crps!;
    for (const id of ["onBenefit", "exits"]) {
      expect(crps(bad, id)).toBeGreaterThan(1.5 * crps(good, id));
    }
    expect(good.verdict.worse).toBe(0);
    expect(good.verdict.better).toBeGreaterThan(bad.verdict.better);
    const held = (of: typeof good) => of.coverage.find(({ level }) => level === 0.9)!.share!;
    expect(held(good)).toBeGreaterThan(0.8);
    expect(held(bad)).toBeLessThan(held(good));
    expect(good.rivals.map(({ present }) => present)).toEqual([true, false, false, true]);
    expect(good.series.map(({ id }) => id)).toContain("onBenefit:startHelp");
  });

  const refused = (asked: Partial<BacktestAsked>, log = history) =>
    Effect.runPromise(Effect.flip(prepareBacktest(asking(right, log, { origins, ...asked }))));

  test.each<readonly [BacktestError["why"], Partial<BacktestAsked>]>([
    ["outsideHistory", { origins: days("2009-01") }],
    ["outsideHistory", { origins: days("2012-01") }],
    ["beyondHistory", { origins: days("2010-11") }],
    ["noMonth", { origins: days("2009-09-15") }],
    ["notFollowed", { followed: ["interview"] }],
  ])("%s is refused", async (why, asked) => {
    expect(await refused(asked)).toMatchObject({ _tag: "BacktestError", why });
  });

  test("a history registered by the day of its extract is not taken for known", async () => {
    const written = lived(right, "late");
    const recorded = written.recorded.map(() => dayOfIso("2011-01-31") * minutesPerDay);
    const log = await archive.keep({ ...written, recorded });
    expect(await refused({}, log)).toMatchObject({ why: "hardlyKnown" });
    const happened = asking(right, log, { origins, knowledge: "happened" });
    const { views } = await Effect.runPromise(prepareBacktest(happened));
    expect(views).toHaveLength(7);
  });

  test("numbers of few real persons are not shown", async () => {
    const small = await load(hamlet);
    const log = await archive.keep(lived(small, "few"), "personal");
    const asked = { origins: days("2010-03"), replications: 2 };
    const { series, history: of } = await tested(asking(small, log, asked));
    expect(of.personal).toBe(true);
    const truths = series.flatMap(({ months }) => months.map(({ truth }) => truth));
    expect(truths).toContain(null);
    expect(truths.filter((n) => n !== null && n > 0 && n < 5)).toEqual([]);
    const hidden = series.filter(({ months }) => months.some(({ truth }) => truth === null));
    for (const { ahead } of hidden)
      expect(ahead.map(({ bias }) => bias)).toEqual([null, null, null]);
  });
});

test("what is known when it is stopped is shown, be it nothing of some origins", async () => {
  const loaded = await load(hamlet);
  const log = await archive.keep(lived(loaded, "stopped"));
  const asked = asking(loaded, log, { origins: days("2010-01,2010-02"), replications: 2 });
  const { resultOf, series } = await Effect.runPromise(prepareBacktest(asked));
  const [first] = await inLab(
    Effect.gen(function* () {
      return yield* (yield* Laboratory).replicate(series.slice(0, 1));
    }),
  );
  const paper: Paper = { tongue: new Tongue("en"), width: 80, paint: plain };
  const some = resultOf([first, []]);
  expect(some.series[0].cases).toBe(3);
  expect(some.replications).toBe(2);
  for (const result of [some, resultOf([[], []])]) {
    const text = backtestText(result, paper);
    expect(text).not.toContain("NaN");
    expect(text).not.toContain("Infinity");
  }
});

test("records of benefits alone are tested on what they tell of", async () => {
  const loaded = await load(hamlet);
  const { log } = lived(loaded, "benefits");
  const told = new Set([CitizenRegistered, BenefitGranted, BenefitStopped].map(({ code }) => code));
  const some = new Log(log.length);
  for (let row = 0; row < log.length; row += 1) {
    const { tag, minute, subject, a, b, x, y } = log;
    const code = tag[row] & codeBits;
    if (!told.has(code)) continue;
    some.beginBatch();
    some.append(code, minute[row], subject[row], a[row], b[row], x[row], y[row]);
  }
  const history = await archive.keep({ log: some, recorded: some.minute.slice(0, some.length) });
  const asked = { origins: days("2010-02-15,2010-06"), horizon: 2, replications: 3 };
  const { series, origins } = await tested(asking(loaded, history, asked));
  expect(origins).toEqual(["2010-02-15", "2010-06-30"]);
  const ids = series.filter(({ benefit }) => benefit === null).map(({ id }) => id);
  expect(ids).toEqual(["onBenefit", "longTerm", "inflow", "exits"]);
  expect(series[0].cases).toBe(4);
  expect(series[0].months.map(({ month }) => month)).toEqual([
    "2010-03",
    "2010-04",
    "2010-07",
    "2010-08",
  ]);
});
