/**
 * The example history against the simulated log that it was made of: what clean files say is what
 * happened, minute by minute; and of dirty ones an import finds exactly what was planted.
 */
import { expect, test } from "vitest";
import * as benefit from "../../src/domain/events/benefit.ts";
import * as cases from "../../src/domain/events/case.ts";
import * as contact from "../../src/domain/events/contact.ts";
import * as offer from "../../src/domain/events/offer.ts";
import { CitizenContacted } from "../../src/domain/events/population.ts";
import { dayOfIso } from "../../src/domain/moment.ts";
import { views } from "../../src/history/example/archive.ts";
import { type Dirt, usualDirt } from "../../src/history/example/dirt.ts";
import { sheets } from "../../src/history/example/example.ts";
import type { Population } from "../../src/domain/measure.ts";
import type { Columns } from "../../src/kernel/columns.ts";
import { type Asked, compileMeasures } from "../../src/measures/compile.ts";
import { exampleLog } from "../../src/runtime/example-history.ts";
import { citizens, inTurn, livesIn, seed, stock, tried } from "./example-workspace.ts";

/** Events that records know of. */
const known = new Set(
  [
    benefit.BenefitGranted,
    benefit.BenefitResumed,
    benefit.BenefitStopped,
    benefit.JobStarted,
    benefit.JobEnded,
    benefit.EducationStarted,
    benefit.EducationEnded,
    cases.CaseOpened,
    cases.CaseTransferred,
    cases.CaseClosed,
    cases.MatchAssessed,
    CitizenContacted,
    contact.InterviewScheduled,
    contact.InterviewHeld,
    contact.InterviewNoShow,
    contact.InterviewCancelled,
    offer.VisitationDecided,
    offer.OfferWaitlisted,
    offer.OfferIssued,
    offer.OfferStarted,
    offer.OfferCompleted,
    offer.OfferDroppedOut,
    offer.OfferInterrupted,
    offer.PlacementBooked,
    offer.PlacementStarted,
    offer.PlacementEnded,
  ].map(({ code }) => code),
);
const [first, second] = views.map(({ until }) => until);
const truth = exampleLog(seed, citizens, 2);

test("clean files say what happened, minute by minute, after either extract", async () => {
  const { bringAll, happened } = await tried({});
  for (const outcome of await bringAll(0)) {
    expect(outcome).toMatchObject({ state: "appended", duplicates: 0, merged: 0 });
    expect(outcome.quality.laws).toEqual([]);
  }
  expect(livesIn((await happened()).columns, known, first)).toEqual(livesIn(truth, known, first));
  for (const { changes } of await bringAll(1)) {
    expect(changes).toMatchObject({ corrected: 0, retracted: 0 });
  }
  expect(livesIn((await happened()).columns, known, second)).toEqual(livesIn(truth, known, second));
});

/** Measures that records can know as well as the centre does, month by month and over years. */
function measures(): ReadonlyArray<Asked> {
  const months = Array.from({ length: 24 }, (_, i) => {
    const month = `${2008 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, "0")}`;
    return { from: month, to: month };
  });
  const benefits = ["cashBenefit", "startHelp", "introductionBenefit", "rehabilitation"] as const;
  const groups: ReadonlyArray<Population> = [
    { benefits },
    { benefits: ["cashBenefit"] },
    { benefits, workReady: true },
    { benefits, origins: ["nonWesternImmigrant", "nonWesternDescendant"] },
    { benefits, traits: ["female", "hasChildren"] },
    // Not jobs: who has one and moves away does so unknown to the centre.
    { statuses: ["course"] },
    { statuses: ["internship", "wageSubsidy"] },
  ];
  const events = ["InterviewHeld", "InterviewNoShow", "OfferStarted", "PlacementStarted"];
  return [
    ...months.flatMap((window) => [
      ...groups.map((population): Asked => ({ measure: { type: "stock", population }, window })),
      ...events.map((event): Asked => ({ measure: { type: "count", event }, window })),
    ]),
    ...[1, 3].map((count): Asked => ({
      measure: { type: "kOfN", anchor: "contact", statuses: ["job"], months: count, of: 7 },
      window: 2009,
    })),
  ];
}

test("what both know is measured alike, month by month", async () => {
  const { bringAll, happened } = await tried({});
  await bringAll(0);
  await bringAll(1);
  const span = { from: dayOfIso("2008-01-01"), to: dayOfIso("2009-12-31") };
  const read = (log: Columns) => {
    const fold = compileMeasures(measures(), ["sandby"], span);
    fold.read(log, 0, log.length);
    return fold.readings();
  };
  const readings = read((await happened()).columns);
  expect(readings).toEqual(read(truth));
  expect(readings.filter(({ value }) => value > 0).length).toBeGreaterThan(200);
});

test("the same extract again changes nothing", async () => {
  const { bringAll, space } = await tried(usualDirt);
  await bringAll(0);
  const head = await space.head();
  for (const { state } of await bringAll(0)) expect(state).toBe("known");
  expect(await space.head()).toBe(head);
});

test("an import finds the dirt that was planted, neither more nor less", async () => {
  const { bring, example } = await tried({ ...usualDirt, stray: 0.1, impossible: 0.03 });
  await inTurn(example.files.slice(0, sheets.length), async (file) => {
    const { counts, duplicates, merged, quality, rejects } = await bring(file);
    const { planted, sheet } = file;
    const byKey = (one: { reason: string; column: string }, other: typeof one) =>
      `${one.reason} ${one.column}` < `${other.reason} ${other.column}` ? -1 : 1;
    const laws = quality.laws.map(({ count, law }) => [law, count]);
    expect({ sheet: sheet.name, counts, duplicates, merged, late: quality.late }).toEqual({
      sheet: sheet.name,
      counts: {
        rows: planted.rows,
        ignored: planted.ignored,
        planned: 0,
        open: planted.open,
        doubtfulNumbers: 0,
      },
      duplicates: planted.duplicates,
      merged: planted.merged,
      late: planted.late,
    });
    expect([...rejects.counts.values()].sort(byKey)).toEqual(
      [...planted.rejects.values()].sort(byKey),
    );
    const strays = planted.straySpells;
    expect(laws).toEqual(
      strays === 0
        ? []
        : [
            ["one benefit at a time", strays],
            ["work and education stand alone", strays],
          ],
    );
  });
  const all = example.files.map(({ planted }) => planted);
  const reasons = new Set(all.flatMap(({ rejects }) => [...rejects.values()]).map((r) => r.reason));
  expect([...reasons].sort()).toEqual([
    "citizen",
    "code",
    "columns",
    "empty",
    "moment",
    "noRule",
    "number",
    "order",
  ]);
  for (const count of ["merged", "duplicates", "open", "ignored", "straySpells"] as const) {
    expect(all.reduce((sum, planted) => sum + planted[count], 0)).toBeGreaterThan(0);
  }
});

const kinds: ReadonlyArray<Partial<Dirt>> = [
  { split: 0.5 },
  { openEnd: 1 },
  { duplicate: 0.2 },
  { impossible: 0.02 },
  { writing: 1 },
  { stray: 0.3 },
  { wrong: 0.5 },
  { facts: 0.2 },
  { remark: 1 },
];

test.each(kinds)(
  "dirt of one kind leaves no trace once the second extract is in: %o",
  async (dirt) => {
    const { bringAll, example, happened } = await tried(dirt);
    await bringAll(0);
    await bringAll(1);
    expect(livesIn((await happened()).columns, known, second)).toEqual(
      livesIn(truth, known, second),
    );
    const changed = example.files.some(
      ({ planted: { duplicates, merged, rejects, strays, wrong, wrongFacts } }) =>
        duplicates + merged + rejects.size + strays + wrong + wrongFacts.size > 0,
    );
    // What is only written otherwise is not counted.
    const isOfWriting = ["openEnd", "writing", "remark"].some((kind) => kind in dirt);
    expect(changed).toBe(!isOfWriting);
  },
);

test("files of dates alone still say who was on benefit on each day", async () => {
  const { bringAll, happened } = await tried({ dateOnly: 0.3 });
  await bringAll(0);
  await bringAll(1);
  const from = dayOfIso("2008-01-01");
  const to = dayOfIso("2009-12-30");
  const { columns } = await happened();
  expect(stock(columns, from, to)).toEqual(stock(truth, from, to));
  expect(livesIn(columns, known, (to + 1) * 1440 - 1, 1440)).toEqual(
    livesIn(truth, known, (to + 1) * 1440 - 1, 1440),
  );
});

test("what is registered late is in the second extract, as of when it was registered", async () => {
  const { bringAll, happened } = await tried({ late: 0.3 });
  await bringAll(0);
  const then = await happened();
  expect(livesIn(then.columns, known, first)).not.toEqual(livesIn(truth, known, first));
  await bringAll(1);
  const now = await happened({ knownOn: first });
  expect(livesIn(now.columns, known, second)).toEqual(livesIn(then.columns, known, second));
});
