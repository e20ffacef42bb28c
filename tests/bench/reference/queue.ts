/**
 * A queue with ten servers, written by hand for nothing else: Poisson arrivals, exponential
 * service, first come first served. It is what the machine gives when nobody asks for a log, a
 * calendar, a citizen or an addressed draw, and so the ceiling that the work queue of the model is
 * held against. It still goes event by event. Departures lie in a sorted array of ten, which beats
 * a heap at that size, and times of arrival in a ring.
 */

export interface QueueResult {
  readonly customers: number;
  /** Mean wait, in mean services. */
  readonly wait: number;
  /** Mean number who wait, over time. */
  readonly waiting: number;
}

/** Mean wait in mean services, and mean number who wait, at ten servers and load 0.9 (Erlang C). */
export const expected = { wait: 0.66873, waiting: 6.01858 };

const servers = 10;
const ringSize = 1 << 16;
const perUnit = 2 ** -32;

/** Runs the queue until so many customers have been taken into service. */
export function runQueue(customers: number, seed: number, load = 0.9): QueueResult {
  const departures = new Float64Array(servers + 1);
  const ring = new Float64Array(ringSize);
  const between = 1 / (load * servers);
  // Four words of sfc32, mixed before the first use.
  let [a, b, c, d] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88, 1];
  for (let i = 0; i < 15; i += 1) {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
  }
  let arrival = 0;
  let busy = 0;
  let head = 0;
  let tail = 0;
  let served = 0;
  let waits = 0;
  let area = 0;
  let clock = 0;
  while (served < customers) {
    const isArrival = busy === 0 || arrival <= departures[0];
    const now = isArrival ? arrival : departures[0];
    area += (tail - head) * (now - clock);
    clock = now;
    let since = -1;
    if (isArrival) {
      if (busy < servers) since = now;
      else ring[tail++ & (ringSize - 1)] = now;
      const t = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + t) | 0;
      arrival = now - Math.log(((t >>> 0) + 0.5) * perUnit) * between;
    } else {
      busy -= 1;
      for (let i = 0; i < busy; i += 1) departures[i] = departures[i + 1];
      if (head < tail) since = ring[head++ & (ringSize - 1)];
    }
    if (since < 0) continue;
    waits += now - since;
    served += 1;
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    const departure = now - Math.log(((t >>> 0) + 0.5) * perUnit);
    let at = busy;
    busy += 1;
    while (at > 0 && departures[at - 1] > departure) {
      departures[at] = departures[at - 1];
      at -= 1;
    }
    departures[at] = departure;
  }
  return { customers, wait: waits / served, waiting: area / clock };
}
