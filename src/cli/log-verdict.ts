/** The state of a log in words. */
import type { Tongue } from "../language/language.ts";
import type { VerifiedLog } from "../runtime/store-verify.ts";

export function foundText(found: VerifiedLog, tongue: Tongue): string {
  const { log: say } = tongue.say;
  const events = tongue.number(found.events);
  switch (found._tag) {
    case "Intact":
      return say.intact(found.log, events, found.digest);
    case "TornTail":
      return say.tornTail(found.log, events, tongue.number(found.at), found.why);
    case "Corrupt":
      return say.corrupt(found.log, events, tongue.number(found.at), found.why);
    case "UnsupportedFormat":
      return say.unsupported(found.log, found.found, found.expected);
  }
}
