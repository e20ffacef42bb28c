/**
 * What a citizen takes in memory: the rows of all tables, what the agenda knows to be pending, and
 * the entries of its queues, after a year of 50,000 citizens. And what an event takes in the log.
 */
import { Log } from "../../src/kernel/log.ts";
import { simulate } from "../../src/model/simulate.ts";
import { centreOf } from "./centre.ts";
import { atMost, type Measurement } from "./row.ts";
import { digits } from "./timing.ts";

const citizens = 50_000;
const capacity = 16_384;

/** Bytes of all typed arrays that hang on an object, each memory once. */
export function bytesIn(object: unknown, seen = new Set<unknown>()): number {
  if (object === null || typeof object !== "object" || seen.has(object)) return 0;
  seen.add(object);
  if (!ArrayBuffer.isView(object)) {
    return Object.values(object).reduce((sum: number, part) => sum + bytesIn(part, seen), 0);
  }
  if (seen.has(object.buffer)) return 0;
  seen.add(object.buffer);
  return object.byteLength;
}

export const memory: Measurement = {
  name: "memory",
  run: async () => {
    const { world, agenda } = simulate(centreOf(citizens).plan, "bench", 0);
    const persons = world.population.count;
    const state = world.tables.reduce((sum, table) => sum + table.bytes, 0) / persons;
    // The agenda knows where the rows of citizens are; they are counted as state.
    const pending = bytesIn(agenda, new Set<unknown>(world.tables)) / persons;
    const log = new Log(capacity);
    const { tag, a, b, minute, subject, x, y } = log;
    const event = bytesIn([tag, a, b, minute, subject, x, y]) / capacity;
    return [
      {
        what: "memory a citizen",
        measured:
          `${digits(state + pending)} bytes ` +
          `(state ${digits(state)}, agenda ${digits(pending)})`,
        bar: "≤ 300 bytes",
        beyond: "",
        verdict: atMost(state + pending, 300),
        numbers: { state, agenda: pending, citizens: persons },
      },
      {
        what: "memory an event",
        measured: `${digits(event)} bytes`,
        bar: "≤ 20 bytes",
        beyond: "",
        verdict: atMost(event, 20),
        numbers: { event },
      },
    ];
  },
};
