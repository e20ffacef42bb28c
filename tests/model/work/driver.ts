/**
 * Arrivals at a team's queue, and what became of them. Streams are the subjects of the command
 * `arrive`; the moments are kept as real numbers, so that rounding to minutes does not add up.
 */
import {
  WorkItemCompleted,
  WorkItemQueued,
  WorkItemStarted,
} from "../../../src/domain/events/work.ts";
import type { Reader } from "../../../src/kernel/loop.ts";
import type { Process } from "../../../src/kernel/process.ts";
import { kind } from "../../../src/model/order.ts";
import type { World } from "../../../src/model/world.ts";

export interface Arrivals {
  readonly task: number;
  /** Mean minutes between arrivals. */
  readonly gap: number;
}

const driverPurpose = 200;

/** Poisson streams of work for team 0, each item for the next of the citizens. */
export function arrivals(streams: ReadonlyArray<Arrivals>, from: number): Process<World> {
  const moments = streams.map(() => from);
  const counts = streams.map(() => 0);
  const streamOf = new Map(streams.map(({ task }, stream) => [task, stream]));
  const next = (world: World, stream: number): number => {
    const count = counts[stream]++;
    const identity = 0xf000_0000 + stream * 0x10000 + (count >>> 16);
    const gap = world.chance.exponential(identity, driverPurpose, count & 0xffff);
    moments[stream] += gap * streams[stream].gap;
    return Math.round(moments[stream]);
  };
  return {
    name: "arrivals",
    decide: [
      [
        kind.arrive,
        ({ population, work }, minute, stream, out) => {
          const citizen = (counts[stream] + stream) % population.count;
          const { code } = WorkItemQueued;
          out.append(code, minute, citizen, 0, streams[stream].task, work.nextItem, 0);
        },
      ],
    ],
    evolve: [],
    react: [
      [
        WorkItemQueued,
        (world, agenda, minute, _citizen, _team, task) => {
          const stream = streamOf.get(task)!;
          agenda.schedule(kind.arrive, stream, Math.max(minute, next(world, stream)));
        },
      ],
    ],
    resume: (world, agenda) => {
      for (const stream of streams.keys()) {
        agenda.schedule(kind.arrive, stream, next(world, stream));
      }
    },
  };
}

/** Follows every item from the queue to its end. */
export class Waits implements Reader {
  /** By task, in order of being started: minutes waited, and minutes taken. */
  readonly waited: number[][] = [[], [], [], [], []];
  readonly minutes: number[][] = [[], [], [], [], []];
  readonly #queuedAt: number[] = [];
  /** Sum over minutes of the number waiting, for Little's law, and how many ever joined. */
  area = 0;
  joined = 0;
  waiting = 0;
  #since = 0;

  read(log: Parameters<Reader["read"]>[0], from: number, to: number): void {
    for (let i = from; i < to; i += 1) {
      const [code, minute, item] = [log.codeAt(i), log.minute[i], log.x[i]];
      if (code === WorkItemQueued.code) {
        this.#step(minute, 1);
        this.joined += 1;
        this.#queuedAt[item] = minute;
      } else if (code === WorkItemStarted.code) {
        this.#step(minute, -1);
        this.waited[log.b[i]].push(minute - this.#queuedAt[item]);
        this.minutes[log.b[i]].push(log.y[i]);
      } else if (code === WorkItemCompleted.code) this.completed += 1;
    }
  }

  completed = 0;

  #step(minute: number, by: number): void {
    this.area += this.waiting * (minute - this.#since);
    this.#since = minute;
    this.waiting += by;
  }

  /** Closes the books at a minute; what still waits has waited until then. */
  waitOfThoseLeft(minute: number, world: World): number {
    this.#step(minute, 0);
    let sum = 0;
    for (const queue of world.work.queues) {
      for (let at = 0; at < queue.length; at += 1) {
        sum += minute - this.#queuedAt[queue.ints[at * 4 + 3]];
      }
    }
    return sum;
  }
}

/** Mean of a series and half the width of its interval from the means of equal batches. */
export function batchMeans(series: ReadonlyArray<number>, batches: number, quantile: number) {
  const size = Math.floor(series.length / (batches + 1));
  // The first batch is left out: the run begins with an empty queue.
  const means = Array.from({ length: batches }, (_, b) => {
    let sum = 0;
    for (let i = (b + 1) * size; i < (b + 2) * size; i += 1) sum += series[i];
    return sum / size;
  });
  const mean = means.reduce((sum, value) => sum + value, 0) / batches;
  const variance = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (batches - 1);
  return { mean, half: quantile * Math.sqrt(variance / batches) };
}
