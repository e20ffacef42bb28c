/**
 * The JSON Schemas (draft 2020-12) of what the program writes, for whoever reads it with another
 * program. They are made from the schemas that write it, so they cannot fall behind.
 */
import * as Schema from "effect/Schema";
import { ExperimentPlan } from "../experiment/experiment-plan.ts";
import { BacktestResult } from "./backtest-result.ts";
import { ChangedCitizens } from "./changed-citizens.ts";
import { CheckedLogs } from "./checked-logs.ts";
import { ComparisonResult } from "./comparison-result.ts";
import { ExportResult } from "./export-result.ts";
import { ExampleResult, MergeResult, ObservationList } from "./example-result.ts";
import { ForgetResult } from "./forget-result.ts";
import { ForecastResult } from "./forecast-result.ts";
import { ImportResult } from "./import-result.ts";
import { LogDistanceResult } from "./log-distance-result.ts";
import { MeasuredResult } from "./measured-result.ts";
import { SensitivityResult } from "./sensitivity-result.ts";
import { SettlingResult } from "./settling-result.ts";
import { ShownEvent } from "./shown-event.ts";
import { SolutionResult } from "./solution-result.ts";
import { StateResult } from "./state-result.ts";
import { SqlResult } from "./sql-result.ts";
import { SweepResult } from "./sweep-result.ts";
import { TimelineResult } from "./timeline-result.ts";

const draft = "https://json-schema.org/draft/2020-12/schema";

interface Publication {
  readonly written: Schema.Top;
  readonly title: string;
}

/** What is published, by the name that `caseflow schema` knows it by. */
const publications = {
  result: {
    written: ForecastResult,
    title: "A Caseflow forecast: what `caseflow run --format json` prints",
  },
  comparison: {
    written: ComparisonResult,
    title: "A Caseflow comparison: what `caseflow compare --format json` prints",
  },
  citizens: {
    written: ChangedCitizens,
    title: "Whose life goes otherwise: what `caseflow compare --citizens --format json` prints",
  },
  backtest: {
    written: BacktestResult,
    title: "A back-test: what `caseflow backtest --format json` prints",
  },
  distance: {
    written: LogDistanceResult,
    title: "Distances between logs: what `caseflow log distance --format json` prints",
  },
  logcheck: {
    written: CheckedLogs,
    title: "Logs put to the laws: what `caseflow log check --format json` prints",
  },
  measured: {
    written: MeasuredResult,
    title: "Goals measured on a log: what `caseflow log measure --format json` prints",
  },
  export: {
    written: ExportResult,
    title: "An export of a log: what `caseflow log export --format json` prints",
  },
  answer: {
    written: SqlResult,
    title: "An answer to a question: what `caseflow log sql --format json` prints",
  },
  plan: {
    written: ExperimentPlan,
    title: "An experiment before it is run: what `--dry-run --format json` prints",
  },
  event: {
    written: ShownEvent,
    title: "An event of a Caseflow log: a line of `caseflow log show --format json`",
  },
  sensitivity: {
    written: SensitivityResult,
    title: "A Caseflow sensitivity analysis: what `caseflow sensitivity --format json` prints",
  },
  state: {
    written: StateResult,
    title: "The centre on a day: what `caseflow log state --format json` prints",
  },
  sweep: {
    written: SweepResult,
    title: "A Caseflow sweep: what `caseflow sweep --format json` prints",
  },
  timeline: {
    written: TimelineResult,
    title: "One citizen's life: what `caseflow log timeline --format json` prints",
  },
  warmup: {
    written: SettlingResult,
    title: "How a centre settles: what `caseflow warmup --format json` prints",
  },
  import: {
    written: ImportResult,
    title: "An import: what `caseflow history import --format json` prints",
  },
  example: {
    written: ExampleResult,
    title: "An example history: what `caseflow history example --format json` prints",
  },
  merge: {
    written: MergeResult,
    title: "Changed numbers: what `caseflow history merge --format json` prints",
  },
  observations: {
    written: ObservationList,
    title: "Published figures: what `caseflow history observe --list --format json` prints",
  },
  forgotten: {
    written: ForgetResult,
    title: "A person forgotten: what `caseflow history forget --format json` prints",
  },
  solution: {
    written: SolutionResult,
    title: "The cheapest plan that was found: what `caseflow solve --format json` prints",
  },
} satisfies Record<string, Publication>;

/** A JSON Schema complete in itself. */
export function publishedSchema(of: keyof typeof publications): Record<string, unknown> {
  const { written, title }: Publication = publications[of];
  const document = Schema.toJsonSchemaDocument(written, { onExcessProperty: "error" });
  return { $schema: draft, title, ...document.schema, $defs: document.definitions };
}
