/** A history that a scenario cannot go on from, and why. */
import * as Data from "effect/Data";

export class HistoryFault extends Data.TaggedError("HistoryFault")<{
  readonly why:
    | "empty"
    | "beforeHistory"
    | "afterHistory"
    | "outsidePeriod"
    | "noRecordedChance"
    | "notComparable";
  readonly message: string;
}> {}
