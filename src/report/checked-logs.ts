/**
 * What a check of logs found: the one value from which its JSON is made. Its schema is published
 * (`caseflow schema logcheck`).
 */
import * as Schema from "effect/Schema";
import { isoOfMinute } from "../domain/moment.ts";
import type { Breach } from "../kernel/law.ts";
import { count, said } from "./result-parts.ts";

const { Array: List, Int, Literals, NullOr, optionalKey, String: Text, Struct } = Schema;

const CheckedLog = Struct({
  log: said(Text, "file, or folder of a stored log"),
  _tag: Literals(["Intact", "TornTail", "Corrupt", "UnsupportedFormat"]),
  events: count("good events"),
  digest: optionalKey(said(Text, "of an intact log; stands for all that is in it")),
  at: optionalKey(said(Int, "byte at which it is no longer good")),
  why: optionalKey(Text),
  found: optionalKey(said(Text, "of a format that is not known")),
  expected: optionalKey(Text),
  kind: said(Literals(["history", "forecast"]), "records of what happened, or simulated"),
  laws: count("that were looked at"),
  limits: said(
    NullOr(Literals(["scenarioLost", "otherVocabulary"])),
    "why not all laws were looked at",
  ),
  breaches: List(
    Struct({
      law: Text,
      event: said(Int, "position in the log"),
      at: said(Text, "when it happened"),
      subject: said(Int, "number of the citizen or of what else the event is about"),
      what: said(Text, "what was found, and what expected"),
    }),
  ),
});

export const CheckedLogs = List(CheckedLog).annotate({ identifier: "CheckedLogs" });
export type CheckedLogs = typeof CheckedLogs.Type;

/** A breach as the result has it. */
export const breachResult = ({ law, event, minute, subject, what }: Breach) => ({
  law,
  event,
  at: isoOfMinute(minute),
  subject,
  what,
});
