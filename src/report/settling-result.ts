/**
 * What is said of how a centre settles: the one value from which the text and the JSON are made.
 * Its schema is published (`caseflow schema warmup`).
 */
import * as Schema from "effect/Schema";
import { flows, followed } from "../experiment/weekly-series.ts";
import { day, said, words } from "./result-parts.ts";

const { Array: List, Finite, Int, Literals, NullOr, String: Text, Struct } = Schema;

const bounds = Struct({ lo: Finite, hi: Finite });

const Series = Struct({
  what: said(Literals(followed), "queue is in minutes, onTime a share, all else citizens"),
  of: said(NullOr(Text), "level, supplier or team, where there is one series for each"),
  given: said(NullOr(Finite), "what the scenario opens with; null where it does not say"),
  course: Literals(["settled", "rising", "falling", "unsettled"]),
  weeks: said(NullOr(Int), "weeks until it has settled (MSER-5); null unless it does"),
  level: said(Finite, "mean of the second half of the run; of the last year unless it settles"),
  levelInterval: said(NullOr(bounds), "where that mean lies"),
  spread: said(bounds, "where the weeks of single futures lie then, season taken away"),
  yearlyChange: said(Finite, "change a year in the second half of the run"),
  fits: said(NullOr(Schema.Boolean), "whether what is given lies within the spread"),
  path: said(List(Finite), "means in 24 equal parts of the run, season taken away"),
});
export type SeriesResult = typeof Series.Type;

const Flow = Struct({
  flow: Literals(flows),
  direction: said(Literals(["in", "out"]), "onto benefit or off it"),
  first: said(Finite, "citizens in the first year"),
  last: said(Finite, "citizens in the last year"),
  halfWidth: said(NullOr(Finite), "half-width of the interval of the less certain of the two"),
});
export type FlowResult = typeof Flow.Type;

export const SettlingResult = Struct({
  version: said(Text, "version of Caseflow"),
  scenario: Struct({ id: Text, title: words, file: Text }),
  held: said(day, "the day as on which everything is held"),
  seed: Text,
  replications: Int,
  years: said(Int, "years of 52 weeks that each replication lasts"),
  level: said(Finite, "level of all intervals"),
  settled: said(Schema.Boolean, "every series settles"),
  weeks: said(NullOr(Int), "weeks until the slowest series has settled; null unless all do"),
  series: List(Series),
  flows: List(Flow),
  driver: said(
    NullOr(Literals(flows)),
    "the flow whose change moved the number on benefit most; null when it fits what is given",
  ),
  contactsThatKeep: said(
    NullOr(Finite),
    "inflow.contacts at which the number on benefit would settle at about what is given",
  ),
});

export type SettlingResult = typeof SettlingResult.Type;
