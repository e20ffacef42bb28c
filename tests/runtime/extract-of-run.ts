/** An extract such as a case system gives, of a simulated run: spells, interviews and courses. */
import { benefits, stopReasons } from "../../src/domain/benefit.ts";
import * as benefit from "../../src/domain/events/benefit.ts";
import { InterviewHeld } from "../../src/domain/events/contact.ts";
import * as offer from "../../src/domain/events/offer.ts";
import {
  CitizenMoved,
  CitizenRegistered,
  CitizenRetired,
} from "../../src/domain/events/population.ts";
import { isoOfDay, isoOfMinute } from "../../src/domain/moment.ts";
import { codeBits, type Columns } from "../../src/kernel/columns.ts";

const heading = "Borger;Født;Type;Start;Slut;Kode;Årsag;Minutter";
const stillOpen = "31-12-2067";

/** The mapping that reads it back. */
export const runMapping = (extract: string): string => `
id: run
format: { separator: ";" }
extract: { on: ${extract} }
citizen: { column: Borger, kind: text, born: { column: Født } }
codes:
  benefit:
    assumption: The words of the program.
    values: { ${benefits.map((word) => `${word}: ${word}`).join(", ")} }
  reason:
    assumption: The words of the program.
    values: { ${stopReasons.map((word) => `${word}: ${word}`).join(", ")} }
rules:
  - id: spell
    when: [{ column: Type, is: Ydelse }]
    spell:
      start: { column: Start }
      end: { column: Slut }
      begin:
        event: BenefitGranted
        fields: { benefit: { column: Kode, codes: benefit }, from: { time: start } }
      finish:
        event: BenefitStopped
        fields: { reason: { column: Årsag, codes: reason, default: selfSupport } }
  - id: interview
    when: [{ column: Type, is: Samtale }]
    event: InterviewHeld
    at: { column: Start }
    fields: { team: { column: Kode }, minutes: { column: Minutter } }
  - id: course
    when: [{ column: Type, is: Forløb }]
    spell:
      start: { column: Start }
      end: { column: Slut }
      begin: { event: OfferStarted, fields: { pool: { column: Kode } } }
      finish: { event: OfferCompleted, fields: { pool: { column: Kode } } }
`;

const text = (minute: number): string => {
  const [date, clock] = isoOfMinute(minute).split("T");
  return `${date.split("-").toReversed().join("-")} ${clock}`;
};

/** The rows of an extract of a log. */
export function extractOfRun(log: Columns): string {
  const rows: string[] = [];
  const born = new Map<number, string>();
  const spell = new Map<number, { readonly from: number; readonly kind: number }>();
  const course = new Map<number, { readonly from: number; readonly pool: number }>();
  const row = (who: number, ...cells: ReadonlyArray<string | number>) =>
    void rows.push([`B${String(who).padStart(6, "0")}`, born.get(who), ...cells].join(";"));
  const stop = (who: number, end: string, reason: string) => {
    const open = spell.get(who);
    if (open) row(who, "Ydelse", text(open.from), end, benefits[open.kind], reason, "");
    spell.delete(who);
  };
  const leave = (who: number, end: string) => {
    const open = course.get(who);
    if (open) row(who, "Forløb", text(open.from), end, open.pool, "", "");
    course.delete(who);
  };
  for (let i = 0; i < log.length; i += 1) {
    const code = log.tag[i] & codeBits;
    const who = log.subject[i];
    const at = text(log.minute[i]);
    if (code === CitizenRegistered.code) born.set(who, isoOfDay(log.x[i]));
    if (code === benefit.BenefitGranted.code) spell.set(who, { from: log.x[i], kind: log.a[i] });
    if (code === benefit.BenefitResumed.code) {
      spell.set(who, { from: log.minute[i], kind: log.a[i] });
    }
    if (code === benefit.BenefitStopped.code) stop(who, at, stopReasons[log.a[i]]);
    if (code === InterviewHeld.code) row(who, "Samtale", at, "", log.a[i], "", log.b[i]);
    if (code === offer.OfferStarted.code) course.set(who, { from: log.minute[i], pool: log.b[i] });
    const isOver = [offer.OfferCompleted, offer.OfferDroppedOut, offer.OfferInterrupted];
    if (isOver.some((event) => event.code === code)) leave(who, at);
    if (code === CitizenMoved.code || code === CitizenRetired.code) stop(who, at, "moved");
  }
  for (const who of spell.keys()) stop(who, stillOpen, "");
  for (const who of course.keys()) leave(who, stillOpen);
  return [heading, ...rows, ""].join("\r\n");
}
