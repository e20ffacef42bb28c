/** The state of a log file in words. */
import type { Verdict } from "../kernel/frame-reader.ts";
import type { Tongue } from "../language/language.ts";

export function verdictText(file: string, verdict: Verdict, tongue: Tongue): string {
  const { log } = tongue.say;
  const events = tongue.number(verdict.events);
  switch (verdict._tag) {
    case "Intact":
      return log.intact(file, events, verdict.digest);
    case "TornTail":
      return log.tornTail(file, events, tongue.number(verdict.at), verdict.why);
    case "Corruption":
      return log.corrupt(file, events, tongue.number(verdict.at), verdict.why);
    case "UnsupportedFormat":
      return log.unsupported(file, verdict.found, verdict.expected);
  }
}
