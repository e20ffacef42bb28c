/**
 * A small job centre, written by hand for nothing else: citizens on benefit who leave at a rate
 * that falls with the time they have been on it and come back later, and who are seen by a pool of
 * caseworkers every quarter. No log, no rules, no offers, one sequential stream of chance: about
 * six events a citizen and year. It shows what the machine gives for that much of the matter.
 */

export interface JobCentreResult {
  readonly events: number;
  readonly exits: number;
  readonly interviews: number;
}

const minutesPerDay = 1440;
const year = 365 * minutesPerDay;
const interval = 91 * minutesPerDay;
/** Kinds of events; a pending event is time · 2^21 · 4 + citizen · 4 + kind, in a double. */
const summons = 0;
const finished = 1;
const exit = 2;
const back = 3;
const slots = 2 ** 23;

/** Runs a year of so many citizens, one caseworker to so many of them. */
export function runJobCentre(citizens: number, seed: number, perCaseworker = 330): JobCentreResult {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) * 2 ** -32;
  };
  const pending = new Heap(citizens * 3);
  const onBenefit = new Uint8Array(citizens).fill(1);
  const line = new Int32Array(citizens * 8);
  let [head, tail, events, exits, interviews] = [0, 0, 0, 0, 0];
  let free = Math.ceil(citizens / perCaseworker);
  const add = (minute: number, citizen: number, kind: number): void => {
    if (minute < year) pending.push(Math.floor(minute) * slots + citizen * 4 + kind);
  };
  const spell = (): number => {
    const u = -Math.log(uniform());
    return (u < 0.25 ? u * 360 : 90 + (u - 0.25) * 900) * minutesPerDay;
  };
  for (let citizen = 0; citizen < citizens; citizen += 1) {
    add(uniform() * interval, citizen, summons);
    add(spell(), citizen, exit);
  }
  while (pending.size > 0) {
    const entry = pending.pop();
    const minute = Math.floor(entry / slots);
    const citizen = (entry % slots) >> 2;
    const kind = entry & 3;
    events += 1;
    if (kind === summons) {
      if (onBenefit[citizen] === 0) continue;
      line[tail++ % line.length] = citizen;
    } else if (kind === finished) {
      free += 1;
      interviews += 1;
      if (onBenefit[citizen] === 1) add(minute + interval, citizen, summons);
    } else if (kind === exit) {
      onBenefit[citizen] = 0;
      exits += 1;
      add(minute - Math.log(uniform()) * 400 * minutesPerDay, citizen, back);
    } else {
      onBenefit[citizen] = 1;
      add(minute + 14 * minutesPerDay, citizen, summons);
      add(minute + spell(), citizen, exit);
    }
    if (free > 0 && head < tail) {
      free -= 1;
      const next = line[head++ % line.length];
      // An hour of work is some five hours by the clock, evenings and weekends spread out.
      add(minute + 300 * (0.5 + uniform()), next, finished);
    }
  }
  return { events, exits, interviews };
}

/** A binary heap of numbers. */
class Heap {
  size = 0;
  readonly #entries: Float64Array;
  constructor(room: number) {
    this.#entries = new Float64Array(room + 16);
  }

  push(entry: number): void {
    const entries = this.#entries;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (entries[parent] <= entry) break;
      entries[hole] = entries[parent];
      hole = parent;
    }
    entries[hole] = entry;
  }

  pop(): number {
    const entries = this.#entries;
    const top = entries[0];
    const size = --this.size;
    const entry = entries[size];
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && entries[child + 1] < entries[child]) child += 1;
      if (entries[child] >= entry) break;
      entries[hole] = entries[child];
      hole = child;
    }
    entries[hole] = entry;
    return top;
  }
}
