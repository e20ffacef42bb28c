/**
 * The bench: everything that the project promises about speed and size, measured against loops
 * written by hand in the same process, so that a slow machine does not matter much.
 *
 *     npm run bench -- [--only NAME]… [--format json] [--full] [--write] [--date YYYY-MM-DD]
 *
 * Talk goes to stderr, the table to stdout. It never fails on time.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { inlineFreely } from "../../src/runtime/engine-inlining.ts";
import { root } from "./centre.ts";
import { coreModel, growth, tenfold } from "./core-model.ts";
import { forecast } from "./forecast.ts";
import { history } from "./history.ts";
import { fromHistory } from "./from-history.ts";
import { jobCentre } from "./job-centre.ts";
import { logDistance } from "./log-distance.ts";
import { memory } from "./memory.ts";
import { paired } from "./paired.ts";
import { agenda, chance, log, measures } from "./parts.ts";
import { queue } from "./queue.ts";
import { asPage, asText, thisMachine } from "./results.ts";
import type { Measurement, Row } from "./row.ts";
import { replications, threads } from "./threads.ts";

const all: ReadonlyArray<Measurement> = [
  coreModel,
  queue,
  tenfold,
  growth,
  memory,
  threads,
  replications,
  forecast,
  paired,
  jobCentre,
  fromHistory,
  agenda,
  chance,
  log,
  measures,
  logDistance,
  history,
];

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    format: { type: "string", default: "text" },
    full: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    date: { type: "string", default: new Date().toISOString().slice(0, 10) },
  },
});

const names = all.map(({ name }) => name);
const unknown = values.only?.find((name) => !names.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`bench: there is no ${unknown}; expected one of ${names.join(", ")}\n`);
  process.exit(1);
}

// As the command does.
inlineFreely();

const rows: Row[] = [];
for (const { name, run } of all) {
  if (values.only !== undefined && !values.only.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  // One after another: two measurements at a time would measure each other.
  // oxlint-disable-next-line no-await-in-loop
  rows.push(...(await run({ full: values.full })));
}

const { date } = values;
if (values.format === "json") {
  process.stdout.write(`${JSON.stringify({ date, machine: thisMachine(), rows }, null, 2)}\n`);
} else process.stdout.write(`${asText(rows)}\n`);
if (values.write) writeFileSync(join(root, "tests/bench/RESULTS.md"), asPage(rows, date));
