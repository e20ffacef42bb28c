/**
 * The parts of the engine by themselves: the agenda, chance, the log, its digest and the fold of
 * the measures. They have no bar of their own; they say where an event's time goes when a bar is
 * missed.
 */
import { Agenda } from "../../src/kernel/agenda.ts";
import { chanceOf } from "../../src/kernel/chance.ts";
import { Digest } from "../../src/kernel/digest.ts";
import { Log } from "../../src/kernel/log.ts";
import { compileMeasures } from "../../src/measures/compile.ts";
import { replicate } from "../../src/model/simulate.ts";
import { centreOf } from "./centre.ts";
import { fact, type Measurement } from "./row.ts";
import { digits, timed } from "./timing.ts";

const operations = 1_000_000;
const minutesOfYears = 20 * 365 * 1440;
const quarter = 91 * 1440;

/** Nanoseconds to take the next command and schedule another, with so many pending. */
function agendaCost(pending: number): number {
  const kinds = [0, 1, 2, 3].map((slot) => ({ name: `kind ${slot}`, lane: 0, slot }));
  const agenda = new Agenda(kinds, [{ name: "subject", slots: 4 }], 0, minutesOfYears);
  let state = 1;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return ((state >>> 8) * n) >>> 24;
  };
  const later = (): number => (below(4096) * 4096 + below(4096)) % quarter;
  for (let subject = 0; subject < pending; subject += 1) agenda.schedule(0, subject, later());
  const { least } = timed(5, 1, () => {
    for (let i = 0; i < operations && agenda.next(); i += 1) {
      agenda.schedule(agenda.kind, agenda.subject, agenda.now + 1 + later());
    }
  });
  return least / operations;
}

export const agenda: Measurement = {
  name: "agenda",
  run: async () => {
    const [some, many] = [agendaCost(50_000), agendaCost(500_000)];
    return [
      fact(
        "agenda: next and schedule, 50,000 and 500,000 pending",
        `${digits(some)} and ${digits(many)} ns`,
        { at50000: some, at500000: many },
      ),
    ];
  },
};

export const chance: Measurement = {
  name: "chance",
  run: async () => {
    const draws = chanceOf("bench", 0);
    let sum = 0;
    const { median } = timed(5, 2, () => {
      for (let i = 0; i < operations; i += 1) sum += draws.uniform(i, 3, i & 0xff);
    });
    if (!(sum > 0)) throw new Error("no draws");
    return [
      fact("chance: a uniform draw", `${digits(median / operations)} ns`, {
        nanoseconds: median / operations,
      }),
    ];
  },
};

export const log: Measurement = {
  name: "log",
  run: async () => {
    const chunk = new Log(16_384);
    const digest = new Digest();
    const { median } = timed(5, 2, () => {
      for (let i = 0; i < operations; i += 1) {
        if (chunk.length === 16_000) chunk.clear();
        chunk.append(1 + (i & 63), i, i * 7, 1, 2, i, -i);
      }
    });
    const digested = timed(5, 2, () => {
      for (let i = 0; i < operations; i += 16_000) digest.add(chunk, 0, 16_000);
    });
    const perDigested = digested.median / (Math.ceil(operations / 16_000) * 16_000);
    return [
      fact("log: an event appended", `${digits(median / operations)} ns`, {
        nanoseconds: median / operations,
      }),
      fact("digest: an event taken in", `${digits(perDigested)} ns`, { nanoseconds: perDigested }),
    ];
  },
};

export const measures: Measurement = {
  name: "measures",
  run: async () => {
    const { plan, goals } = centreOf(5000);
    const fold = compileMeasures(goals, plan.centres, { from: plan.from, to: plan.to });
    const simulation = replicate(plan, "bench", 0, [], true);
    simulation.run(simulation.agenda.to);
    const { log: whole } = simulation;
    const { median } = timed(5, 2, () => {
      fold.reset();
      fold.read(whole, 0, whole.length);
    });
    const each = median / whole.length;
    return [
      fact(
        `measures: an event folded into the contract's ${goals.length} goals`,
        `${digits(each)} ns`,
        {
          nanoseconds: each,
        },
      ),
    ];
  },
};
