/**
 * Three staffing problems whose answers are known from queueing theory, by the state that a
 * stationary queue is found in: M/M/c with a waiting-time goal, two teams in tandem whose numbers
 * are independent (Burke 1956, Jackson 1957) and who must both keep up, and places for offers with
 * a waiting list of limited length (M/M/c/K), which is simulated event by event. Each gives a
 * value above 1 where its goal fails.
 */
import { erlangC } from "../../oracles/queues.ts";
import { type Sample, type Toy, uniform } from "./drive.ts";

export interface Staffing {
  readonly name: string;
  readonly toy: Toy;
  /** Probability that all goals hold under a plan, exactly. */
  readonly truth: (plan: number) => number;
  /** Chance for a repeat; the same for all plans of a replication. */
  readonly sampleOf: (repeat: number) => Sample;
}

const levels = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** 8 hours' work arrive an hour; a citizen must not wait longer than 6 minutes. */
export function waitingTime(asked: number): Staffing {
  const [rate, limit] = [8, 0.1];
  const servers = levels(9, 17);
  const delayed = servers.map((c) => erlangC(c, rate / c));
  const tail = (c: number) => c - rate;
  return {
    name: "M/M/c with a waiting-time goal",
    toy: { choices: [{ levels: servers, unitCost: 1 }], goals: 1, probability: asked },
    truth: (plan) => 1 - delayed[plan] * Math.exp(-tail(servers[plan]) * limit),
    sampleOf: (repeat) => (plan, replication, fresh) => {
      // Whoever finds all caseworkers busy waits an exponential time (Erlang 1917).
      if (plan >= servers.length) return [neverHolds];
      const u = uniform(1, repeat, replication, Number(fresh));
      const wait = u < delayed[plan] ? -Math.log(u / delayed[plan]) / tail(servers[plan]) : 0;
      return [wait / limit];
    },
  };
}

/** Distribution of the number present in M/M/c/K; K may be so large that it never matters. */
export function presentIn(servers: number, offered: number, most: number): ReadonlyArray<number> {
  const weights = [1];
  for (let n = 1; n <= most; n += 1) {
    weights.push((weights[n - 1] * offered) / Math.min(n, servers));
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

const atMost = (shares: ReadonlyArray<number>, n: number) =>
  shares.slice(0, n + 1).reduce((sum, share) => sum + share, 0);

function quantileOf(shares: ReadonlyArray<number>, u: number): number {
  let [n, sum] = [0, shares[0]];
  while (sum < u && n + 1 < shares.length) sum += shares[(n += 1)];
  return n;
}

const endless = 400;
/** Value of the plan as it stands, which is not among those to choose from. */
const neverHolds = 2;

/** Two teams one after the other; in neither may more than three citizens wait. */
export function tandem(asked: number, budget?: number): Staffing {
  const [first, second] = [levels(5, 10), levels(7, 12)];
  const choices = [
    { levels: first, unitCost: 3 },
    { levels: second, unitCost: 2 },
  ];
  const [mine, yours] = [
    first.map((c) => presentIn(c, 4, endless)),
    second.map((c) => presentIn(c, 6, endless)),
  ];
  const waiting = 3;
  const stepsOf = (plan: number) => [Math.floor(plan / second.length), plan % second.length];
  return {
    name: "a tandem of two teams",
    toy: { choices, goals: 2, probability: asked, ...(budget === undefined ? {} : { budget }) },
    truth: (plan) => {
      const [i, j] = stepsOf(plan);
      return atMost(mine[i], first[i] + waiting) * atMost(yours[j], second[j] + waiting);
    },
    sampleOf: (repeat) => (plan, replication, fresh) => {
      if (plan >= mine.length * yours.length) return [neverHolds, neverHolds];
      const [i, j] = stepsOf(plan);
      const [u, v] = [1, 2].map((of) => uniform(1 + of, repeat, replication, Number(fresh)));
      const allowed = (c: number, shares: ReadonlyArray<number>, w: number) =>
        quantileOf(shares, w) / (c + waiting);
      return [allowed(first[i], mine[i], u), allowed(second[j], yours[j], v)];
    },
  };
}

/**
 * Places for offers: six citizens a month are referred, an offer lasts a month, and whoever finds
 * five waiting is sent elsewhere. No more than two may wait. The list is simulated from its
 * stationary distribution for two months, so the state it is then in has that distribution too.
 * @param ready share of replications in which a second goal holds, which places cannot help
 */
export function offerPlaces(asked: number, ready = 1): Staffing {
  const [rate, list, waiting, months] = [6, 5, 2, 2];
  const places = levels(4, 12);
  const shares = places.map((c) => presentIn(c, rate, c + list));
  const choices = [{ levels: places, unitCost: 1 }];
  return {
    name: "offer places with a waiting-list goal",
    toy: { choices, goals: ready < 1 ? 2 : 1, probability: asked },
    truth: (plan) => ready * atMost(shares[plan], places[plan] + waiting),
    sampleOf: (repeat) => (plan, replication, fresh) => {
      if (plan >= places.length) return [neverHolds, neverHolds];
      const draw = (index: number) => uniform(4 + index, repeat, replication, Number(fresh));
      const c = places[plan];
      const opening = quantileOf(shares[plan], draw(0));
      const present = simulated({ c, rate, most: c + list, months, opening }, draw);
      return [present / (c + waiting), draw(1) < ready ? 0 : neverHolds];
    },
  };
}

interface Queue {
  readonly c: number;
  readonly rate: number;
  readonly most: number;
  readonly months: number;
  readonly opening: number;
}

/** Number present in M/M/c/K after so many months, event by event; offers last a month. */
function simulated(
  { c, rate, most, months, opening }: Queue,
  draw: (index: number) => number,
): number {
  let [present, clock] = [opening, 0];
  for (let event = 1; ; event += 1) {
    const leaving = Math.min(present, c);
    clock -= Math.log(draw(2 * event)) / (rate + leaving);
    if (clock > months) return present;
    const arrives = draw(2 * event + 1) * (rate + leaving) < rate;
    if (!arrives) present -= 1;
    else if (present < most) present += 1;
  }
}
