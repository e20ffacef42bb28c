/** What a check of a log found, as text: the log's state, then the laws. */
import { isoOfMinute } from "../domain/moment.ts";
import type { Tongue } from "../language/language.ts";
import type { CheckedLog } from "../runtime/law-check.ts";
import { foundText } from "./log-verdict.ts";

/** @param most breaches to show */
export function logText(checked: CheckedLog, tongue: Tongue, most: number): string {
  const { log, logShow } = tongue.say;
  const { breaches, found, kind, laws, limits } = checked;
  const lines = [foundText(found, tongue)];
  if (limits === "otherVocabulary") lines.push(log.otherVocabulary(found.log));
  if (limits === "scenarioLost") lines.push(log.scenarioLost(found.log));
  for (const { law, event, minute, subject, what } of breaches.slice(0, most)) {
    const at = isoOfMinute(minute).replace("T", " ");
    const number = tongue.number(event);
    // All laws of records are about citizens; most say so themselves.
    const said =
      kind === "history" && !what.includes(`citizen ${subject} `)
        ? logShow.breachOf(law, number, at, String(subject), what)
        : log.lawBroken(law, number, at, what);
    lines.push(`  ✗ ${said}`);
  }
  if (breaches.length > most) {
    lines.push(`  ${log.moreBreaches(tongue.number(breaches.length - most))}`);
  }
  if (breaches.length === 0 && laws > 0) lines.push(`  ✓ ${log.lawsHold(tongue.number(laws))}`);
  return `${lines.join("\n")}\n`;
}
