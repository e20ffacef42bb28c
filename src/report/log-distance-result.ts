/**
 * What is said of the distance between logs: the one value from which the text and the JSON are
 * made. Its schema is published (`caseflow schema distance`).
 */
import * as Schema from "effect/Schema";
import { measures } from "../history/log-distance/distances.ts";
import { binNames, caseNotions } from "../history/log-distance/lens.ts";

const { Array: List, Finite, Int, Literals, NullOr, String: Text, Struct } = Schema;

const said = <S extends Schema.Top>(schema: S, description: string) =>
  schema.annotate({ description });
const moment = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u));

const Size = Struct({
  file: Text,
  events: Int,
  eventsInCases: said(Int, "events that belong to a case; only these are compared"),
  cases: Int,
  citizens: said(Int, "citizens with a case"),
  from: said(moment, "first event of a case"),
  to: said(moment, "last event of a case"),
});
export type LogSize = typeof Size.Type;

const Spread = Struct({
  mean: Finite,
  lo: said(Finite, "below it lie 5 % of the values, interpolated"),
  hi: said(Finite, "above it lie 5 % of the values, interpolated"),
});

export const distanceUnits = ["share", "hours", "bins"] as const;
export const readings = ["within", "beyond", "unknown"] as const;

const Distance = Struct({
  measure: said(
    Literals(measures),
    "n-grams, control flow, events by date, by time of the week and since the case began, " +
      "arrivals, cycle times, remaining times, work in progress",
  ),
  unit: said(Literals(distanceUnits), "of 1; hours of the day; or bins, as `bin` says"),
  distance: said(
    NullOr(Spread),
    "of the second logs from the first, over those logs; null where one has nothing to compare",
  ),
  halves: said(NullOr(Spread), "between two random halves of the first log's citizens"),
  times: said(NullOr(Finite), "mean distance by the mean of the halves; null when that is 0"),
  reading: said(
    Literals(readings),
    "whether the mean distance is above what 95 % of the halves have, and so more than chance",
  ),
});
export type DistanceResult = typeof Distance.Type;

export const LogDistanceResult = Struct({
  version: said(Text, "version of Caseflow"),
  by: said(Literals(caseNotions), "what a case is"),
  bin: said(Literals(binNames), "how wide a bin is"),
  nGram: said(Int, "activities in an n-gram"),
  attributes: said(List(Text), "attributes that tell activities apart beside the event's name"),
  reference: said(moment, "from when remaining time is counted"),
  matched: said(Int, "cases of each log, or half, whose sequences are matched for control flow"),
  seed: Text,
  splits: said(Int, "ways in which the first log was halved"),
  first: Size,
  second: List(Size),
  distances: List(Distance),
});
export type LogDistanceResult = typeof LogDistanceResult.Type;
