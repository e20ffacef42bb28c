/**
 * The core model in one thread, every event recorded, folded into the contract's goals and
 * digested: what an event costs, how that grows with the number of citizens, and what ten times
 * the citizens cost.
 */
import { centreOf, replicatorOf } from "./centre.ts";
import { atLeast, atMost, type Measurement, type Row } from "./row.ts";
import { digits, timed } from "./timing.ts";

interface Cost {
  /** Nanoseconds an event, median and least. */
  readonly event: number;
  readonly best: number;
  readonly events: number;
  /** Nanoseconds of the whole year. */
  readonly year: number;
}

const known = new Map<number, Cost>();

/** What a centre's year costs; measured once. */
export function costOf(citizens: number): Cost {
  const before = known.get(citizens);
  if (before !== undefined) return before;
  const replicator = replicatorOf(centreOf(citizens));
  let events = 0;
  const few = citizens > 100_000;
  const { median, least } = timed(few ? 2 : 5, few ? 1 : 3, (run) => {
    ({ events } = replicator.run(run));
  });
  const cost = { event: median / events, best: least / events, events, year: median };
  known.set(citizens, cost);
  return cost;
}

const citizens = 50_000;

function eventRows(): ReadonlyArray<Row> {
  const { event, best, events, year } = costOf(citizens);
  const perSecond = 1e9 / event;
  return [
    {
      what: "core model, recorded and folded, 50,000 citizens, one thread",
      measured: `${digits(event)} ns an event (best ${digits(best)})`,
      bar: "≤ 200 ns",
      beyond: "120 ns",
      verdict: atMost(event, 200, 120),
      numbers: { nanosecondsPerEvent: event, best },
    },
    {
      what: "the same, events a second",
      measured: `${digits(perSecond / 1e6)} M; ${digits(events / citizens)} events and ${digits(
        year / 1000 / citizens,
      )} µs a citizen-year`,
      bar: "≥ 5 M",
      beyond: "",
      verdict: atLeast(perSecond, 5e6),
      numbers: {
        eventsPerSecond: perSecond,
        eventsPerCitizenYear: events / citizens,
        microsecondsPerCitizenYear: year / 1000 / citizens,
      },
    },
  ];
}

function growthRows(): ReadonlyArray<Row> {
  const [small, middle, large] = [costOf(5000), costOf(citizens), costOf(500_000)];
  const ratio = large.event / small.event;
  return [
    {
      what: "growth from 5,000 to 500,000 citizens, per event",
      measured: `${digits(ratio)} × (${[small, middle, large]
        .map(({ event }) => digits(event))
        .join(", ")} ns at 5, 50, 500 thousand)`,
      bar: "≤ 1.6 ×",
      beyond: "1.2 ×",
      verdict: atMost(ratio, 1.6, 1.2),
      numbers: { ratio, at5000: small.event, at50000: middle.event, at500000: large.event },
    },
  ];
}

function tenfoldRows(): ReadonlyArray<Row> {
  const [small, large] = [costOf(5000), costOf(citizens)];
  const ratio = large.year / small.year;
  return [
    {
      what: "10 × the citizens (5,000 to 50,000)",
      measured: `${digits(ratio)} × the CPU`,
      bar: "≤ 12 ×",
      beyond: "10.5 ×",
      verdict: atMost(ratio, 12, 10.5),
      numbers: { ratio },
    },
  ];
}

export const coreModel: Measurement = { name: "core", run: async () => eventRows() };
export const growth: Measurement = { name: "growth", run: async () => growthRows() };
export const tenfold: Measurement = { name: "tenfold", run: async () => tenfoldRows() };
