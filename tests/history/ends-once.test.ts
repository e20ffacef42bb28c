/**
 * The law that what begins ends once: it holds in simulated logs and in any valid history, also in
 * one that begins in the middle of things, and finds a beginning or an end that is told twice.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as contact from "../../src/domain/events/contact.ts";
import * as offer from "../../src/domain/events/offer.ts";
import { endsOnce } from "../../src/history/ends-once.ts";
import { breachesOf } from "../../src/kernel/law.ts";
import { Log } from "../../src/kernel/log.ts";
import { logOf as simulated } from "../../src/testing/runs.ts";
import { plan } from "../laws/valid-log.ts";
import { histories, logOf } from "../measures/histories.ts";

/** The log from a row on, with one row told twice. */
function altered(log: Log, from: number, twice = -1): Log {
  const copy = new Log();
  for (let row = from; row < log.length; row++) {
    copy.appendColumns(log, row, row + 1);
    if (row === twice) copy.appendColumns(log, row, row + 1);
  }
  return copy;
}

test("holds in simulated logs, from wherever they are told", () => {
  const log = simulated(plan, "ends");
  for (const from of [0, 300, Math.floor(log.length / 2), log.length - 50]) {
    expect(breachesOf([endsOnce], altered(log, from))).toEqual([]);
  }
});

test("holds in any valid history, from wherever it is told", () => {
  fc.assert(
    fc.property(histories, fc.nat({ max: 60 }), ({ events }, from) => {
      expect(breachesOf([endsOnce], altered(logOf(events), from))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

const watched = [
  contact.ObligationCreated,
  contact.ObligationFulfilled,
  contact.ObligationCancelled,
  offer.OfferIssued,
  offer.OfferStarted,
  offer.OfferCompleted,
  offer.OfferDroppedOut,
  offer.PlacementBooked,
  offer.PlacementStarted,
  offer.PlacementEnded,
];

test.each(watched.map(({ name, code }) => [name, code] as const))(
  "finds %s told twice",
  (_, code) => {
    const log = simulated(plan, "ends");
    const rows = Array.from({ length: log.length }, (__, row) => row);
    const row = rows.find((one) => log.codeAt(one) === code && one > 50);
    if (row === undefined) throw new Error("the log has no such event");
    const breaches = breachesOf([endsOnce], altered(log, 0, row));
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toMatchObject({ event: row + 1, subject: log.subject[row] });
  },
);
