/**
 * The seam of a forecast that goes on from a history: what it goes on from, how much of each goal
 * has happened by then, and what had to be assumed of citizens whom records tell too little of.
 * Numbers of a few real persons are not said.
 */
import * as Schema from "effect/Schema";
import { assumptions } from "../history/opening/assumption.ts";
import { contradictions } from "../history/opening/caseload.ts";
import { count, day, said } from "./result-parts.ts";

const { Array: List, Finite, Literals, NullOr, String: Text, Struct } = Schema;

const fewOrMore = (what: string) =>
  said(NullOr(Schema.Int), `${what}; null is a few of real persons, which are not told`);

export const SeamResult = said(
  Struct({
    log: said(Text, "as it was named to the command"),
    chain: said(Text, "stands for all that is in the log"),
    kind: said(Literals(["history", "forecast"]), "records of what happened, or a simulated log"),
    way: said(
      Literals(["replay", "recorded", "records"]),
      "replay: the log holds the whole state, chance is drawn anew; recorded: under the chance " +
        "that made it; records: it tells where citizens stand, what it leaves out is assumed",
    ),
    happenedTo: said(day, "the last day of what happened"),
    forecastFrom: said(day, "the first day of the forecast"),
    knownOn: said(NullOr(day), "only what was registered by the end of that day; null: all"),
    events: count("that happened by then"),
    onBenefit: count("citizens on benefit on that day"),
    goals: said(
      List(
        Struct({
          id: Text,
          months: count("of the goal's window"),
          decided: count("of them that have happened"),
          soFar: said(NullOr(Finite), "the measure over the months that have happened"),
        }),
      ),
      "what part of each goal is decided, in the contract's order",
    ),
    assumed: said(
      List(Struct({ what: Literals(assumptions), citizens: fewOrMore("citizens") })),
      "what was filled in where the records say nothing",
    ),
    contradictions: said(
      List(Struct({ what: Literals(contradictions), times: fewOrMore("how often") })),
      "what the records contradict themselves in, each followed by a rule",
    ),
  }),
  "When the forecast goes on from a history",
);
export type SeamResult = typeof SeamResult.Type;
