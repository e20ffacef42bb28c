/**
 * A history of ten million events (`--full`; otherwise a million): an untidy extract of a simulated
 * centre is imported as the command does it, scanned for all goals of a contract, verified, sealed
 * and scanned again. The bars are those of the whole way from a file of text to goals.
 */
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import { isoOfDay } from "../../src/domain/moment.ts";
import type { Goal } from "../../src/domain/goal.ts";
import type { Reading } from "../../src/measures/reading.ts";
import type { Plan } from "../../src/model/plan.ts";
import { replicate } from "../../src/model/simulate.ts";
import { importExtract } from "../../src/runtime/history-import.ts";
import { makeKey } from "../../src/runtime/key-file.ts";
import { logAt } from "../../src/runtime/log-at.ts";
import { type MeasureAsked, measureIn } from "../../src/runtime/log-measure.ts";
import { openStore } from "../../src/runtime/store-folder.ts";
import { nyropsgade, root, scaled, seed } from "./centre.ts";
import { ExtractWriter, mappingOf } from "./extract-writer.ts";
import { parquetRows } from "./parquet-answers.ts";
import { atLeast, fact, type Measurement, type Row } from "./row.ts";
import { digits, processorTime } from "./timing.ts";

const eventsWanted = { full: 10_000_000, usual: 1_000_000 } as const;
const days = 730;
/** Events in that time for each citizen on benefit as the centre opens. */
const eventsEach = 172;
const rowsBar = 150_000;
const eventsBar = 20_000_000;
const scans = 5;

/** Whether this program can export logs yet. */
const canExport = fs.existsSync(join(root, "src/cli/log-export.ts"));

/** A centre large enough for so many events. */
function centreFor(events: number): { readonly plan: Plan; readonly goals: ReadonlyArray<Goal> } {
  const { plan, goals } = nyropsgade();
  const stock = plan.parameters.values[plan.parameters.offsets["population.stock"]];
  const grown = scaled(plan, Math.ceil(events / eventsEach) / stock);
  return { plan: { ...grown, to: plan.from + days - 1 }, goals };
}

function writeExtract(file: string, plan: Plan): ExtractWriter {
  const handle = fs.openSync(file, "w");
  const writer = new ExtractWriter(handle);
  const simulation = replicate(plan, seed, 0, [writer]);
  simulation.run(simulation.agenda.to);
  writer.end();
  fs.closeSync(handle);
  return writer;
}

/** What a piece of work gave, and the seconds of processor time that it took. */
async function spent<A>(work: () => Promise<A>): Promise<readonly [A, number]> {
  const before = processorTime();
  const made = await work();
  return [made, (processorTime() - before) / 1e9];
}

async function bring(folder: string, plan: Plan) {
  const key = join(folder, "secret", "key");
  await Effect.runPromise(makeKey(key));
  const request = {
    file: join(folder, "extract.csv"),
    mapping: join(folder, "map.yaml"),
    store: join(folder, "logs"),
    log: "centre",
    key,
    vault: join(folder, "secret", "vault"),
    extractDay: plan.to,
    coversFrom: undefined,
    // A spell may end in the minute in which it began.
    rejectsMost: 0.001,
    synthetic: true,
    dryRun: false,
  };
  return Effect.runPromise(importExtract(request));
}

/** Scans a log for all goals as the command does; the least of several times, in seconds. */
async function scan(place: string, { centres }: Plan, goals: ReadonlyArray<Goal>) {
  const anyTime = { plan: undefined, from: undefined, to: undefined, bounds: {}, byMonth: false };
  const asked: MeasureAsked = { place, goals, centres, ...anyTime };
  const times: number[] = [];
  let readings: ReadonlyArray<Reading> = [];
  let events = 0;
  for (let run = 0; run < scans; run++) {
    // Opening walks the log once to find its end; scanning is what comes after.
    // oxlint-disable-next-line no-await-in-loop
    const log = await Effect.runPromise(logAt(place));
    // oxlint-disable-next-line no-await-in-loop
    const [measured, time] = await spent(() => Effect.runPromise(measureIn(log, asked)));
    if (!measured.inOneGo) throw new Error("the history was not read in one go");
    ({ events } = measured.walked);
    readings = measured.goals.map(({ reading }) => reading);
    times.push(time);
  }
  return { events, readings, seconds: Math.min(...times) };
}

const rateRow = (what: string, count: number, seconds: number, bar: number): Row => {
  const rate = count / seconds;
  const verdict = atLeast(rate, bar);
  const numbers = { count, seconds, rate };
  return {
    what,
    measured: `${digits(rate)} a CPU s`,
    bar: `≥ ${digits(bar)}`,
    beyond: "",
    verdict,
    numbers,
  };
};

async function measure(folder: string, wanted: number): Promise<ReadonlyArray<Row>> {
  const { plan, goals } = centreFor(wanted);
  fs.writeFileSync(join(folder, "map.yaml"), mappingOf(isoOfDay(plan.to)));
  const file = join(folder, "extract.csv");
  const { rows } = writeExtract(file, plan);
  const megabytes = fs.statSync(file).size / 1e6;
  process.stderr.write(`  ${digits(rows)} rows, ${digits(megabytes)} MB\n`);
  const [outcome, importing] = await spent(() => bring(folder, plan));
  if (outcome.state !== "appended") {
    const reasons = JSON.stringify([...outcome.rejects.counts.values()]);
    throw new Error(`the import was ${outcome.state}: ${reasons}`);
  }
  fs.rmSync(file);
  const store = join(folder, "logs");
  const place = join(store, "centre");
  const plainScan = await scan(place, plan, goals);
  const exported = canExport ? await parquetRows(place, folder) : [];
  const opened = await Effect.runPromise(openStore(store));
  const [verified, verifying] = await spent(() => Effect.runPromise(opened.verify("centre")));
  if (verified._tag !== "Intact") throw new Error(`the log is ${verified._tag}`);
  await Effect.runPromise(opened.seal("centre"));
  const packedScan = await scan(place, plan, goals);
  if (JSON.stringify(packedScan.readings) !== JSON.stringify(plainScan.readings)) {
    throw new Error("packed, the log has other goals");
  }
  const events = digits(plainScan.events, 4);
  const of = `history: ${events} events,`;
  return [
    fact(`${of} an extract of so many rows`, digits(rows, 4), { rows, megabytes }),
    rateRow(`${of} rows imported`, outcome.counts.rows, importing, rowsBar),
    rateRow(
      `${of} scanned for ${goals.length} goals`,
      plainScan.events,
      plainScan.seconds,
      eventsBar,
    ),
    rateRow(`${of} sealed, scanned for the same`, packedScan.events, packedScan.seconds, eventsBar),
    fact(`${of} every byte verified`, `${digits(plainScan.events / verifying)} a CPU s`, {
      verifying,
    }),
    ...exported,
  ];
}

export const history: Measurement = {
  name: "history",
  run: async ({ full }) => {
    const folder = fs.mkdtempSync(join(tmpdir(), "caseflow-bench-history-"));
    try {
      return await measure(folder, full ? eventsWanted.full : eventsWanted.usual);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  },
};
