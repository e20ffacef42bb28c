/**
 * What a case system would know of a simulated log: spells of benefit, cases, interviews,
 * assessments, offers, jobs. What it would not (levels that nobody assessed, work in queues,
 * deadlines that the law sets) is not in them. These records are the truth; extracts show what of
 * it was registered by their day, and dirt is added only there.
 */
import { codeBits, type Columns } from "../../kernel/columns.ts";
import { ContactRecords } from "./contact-records.ts";
import { LifeRecords, type Person } from "./life-records.ts";
import { OfferRecords } from "./offer-records.ts";

export interface Records {
  readonly people: ReadonlyArray<Person>;
  readonly life: LifeRecords;
  readonly contact: ContactRecords;
  readonly offers: OfferRecords;
}

/** The records of a simulated log. */
export function recordsOf(log: Columns): Records {
  const life = new LifeRecords();
  const contact = new ContactRecords();
  const offers = new OfferRecords();
  const { a, b, minute, subject, tag, x, y } = log;
  for (let i = 0; i < log.length; i++) {
    const code = tag[i] & codeBits;
    const row = {
      code,
      minute: minute[i],
      subject: subject[i],
      a: a[i],
      b: b[i],
      x: x[i],
      y: y[i],
    };
    life.take(row);
    contact.take(row);
    offers.take(row);
  }
  return { people: life.people, life, contact, offers };
}
