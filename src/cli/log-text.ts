/** What a check of a log found, as text: the file's state, then the laws. */
import { isoOfMinute } from "../domain/moment.ts";
import type { Tongue } from "../language/language.ts";
import type { CheckedLog } from "../runtime/law-check.ts";
import { verdictText } from "./log-verdict.ts";

/** @param most breaches to show */
export function logText(file: string, checked: CheckedLog, tongue: Tongue, most: number): string {
  const { log } = tongue.say;
  const { breaches, laws, limits, verdict } = checked;
  const lines = [verdictText(file, verdict, tongue)];
  if (limits === "otherVocabulary") lines.push(log.otherVocabulary(file));
  if (limits === "scenarioLost") lines.push(log.scenarioLost(file));
  for (const { law, event, minute, what } of breaches.slice(0, most)) {
    const at = isoOfMinute(minute).replace("T", " ");
    lines.push(`  ✗ ${log.lawBroken(law, tongue.number(event), at, what)}`);
  }
  if (breaches.length > most) {
    lines.push(`  ${log.moreBreaches(tongue.number(breaches.length - most))}`);
  }
  if (breaches.length === 0 && laws > 0) lines.push(`  ✓ ${log.lawsHold(tongue.number(laws))}`);
  return `${lines.join("\n")}\n`;
}
