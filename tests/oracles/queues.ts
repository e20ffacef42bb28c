/**
 * Closed forms of queueing theory, to hold the simulated queues against. Times are in the unit of
 * the mean service time given; `load` is the share of capacity in use, below 1.
 */
import { compiled, igam } from "cephes";

await compiled;

/** Probability that a customer of M/M/c waits (Erlang C), by the recursion for Erlang B. */
export function erlangC(servers: number, load: number): number {
  const offered = servers * load;
  let blocked = 1;
  for (let n = 1; n <= servers; n += 1) blocked = (offered * blocked) / (n + offered * blocked);
  return blocked / (1 - load * (1 - blocked));
}

/** Mean wait in M/M/c. */
export function waitMMc(servers: number, load: number, service: number): number {
  return (erlangC(servers, load) * service) / (servers * (1 - load));
}

/**
 * Mean wait in M/D/c, exactly (Crommelin 1932): the sum over i ≥ 1 of P(N ≥ ic) − P(N > ic) / load,
 * N being Poisson with mean i × c × load, in units of the service time.
 */
export function waitMDc(servers: number, load: number, service: number): number {
  const offered = servers * load;
  let wait = 0;
  for (let i = 1; i < 100_000; i += 1) {
    const mean = i * offered;
    // P(Poisson(m) ≥ k) is the regularised incomplete gamma function P(k, m).
    const term = igam(i * servers, mean) - igam(i * servers + 1, mean) / load;
    wait += term;
    if (Math.abs(term) < 1e-12 * wait) break;
  }
  return wait * service;
}

/** Mean wait in M/G/1 (Pollaczek–Khinchine); `cv` is of the service time. */
export function waitMG1(load: number, service: number, cv: number): number {
  return (load * service * (1 + cv * cv)) / (2 * (1 - load));
}

export interface Stream {
  /** Arrivals per unit of time. */
  readonly rate: number;
  readonly service: number;
  readonly cv: number;
}

/**
 * Mean waits of classes served by one server, the first class first, none interrupted (Cobham
 * 1954).
 */
export function waitsByPriority(streams: ReadonlyArray<Stream>): ReadonlyArray<number> {
  const residual = streams.reduce(
    (sum, { rate, service, cv }) => sum + (rate * service * service * (1 + cv * cv)) / 2,
    0,
  );
  let above = 0;
  return streams.map(({ rate, service }) => {
    const upTo = above + rate * service;
    const wait = residual / ((1 - above) * (1 - upTo));
    above = upTo;
    return wait;
  });
}
