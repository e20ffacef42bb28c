/**
 * What it takes to begin from a history: folding half a year of a centre of 50,000 citizens into
 * the state and the measures, which a thread does once; and beginning a replication from it.
 */
import { minutesPerDay } from "../../src/domain/moment.ts";
import type { Beginning } from "../../src/experiment/beginning.ts";
import { Departure } from "../../src/experiment/departure.ts";
import { Observation } from "../../src/experiment/observation.ts";
import { readCaseload } from "../../src/history/opening/read-caseload.ts";
import { replicate } from "../../src/model/simulate.ts";
import { centreOf } from "./centre.ts";
import { fact, type Measurement, type Row } from "./row.ts";
import { digits, timed } from "./timing.ts";

const citizens = 50_000;
const days = 181;

export const fromHistory: Measurement = {
  name: "from-history",
  run: async () => {
    const { plan, goals } = centreOf(citizens);
    const day = plan.from + days;
    const run = replicate(plan, "bench", 0, [], true);
    run.run(day * minutesPerDay - 1);
    const { log } = run;
    const of = (way: Beginning["way"]): Beginning => {
      return { key: way._tag, day, from: plan.from, happened: log, way };
    };
    const replayed = of({ _tag: "Replay", plan: undefined, chance: undefined });
    const caseload = readCaseload(log, run.world.population.count);
    const ways = [replayed, of({ _tag: "Records", caseload })] as const;
    return ways.flatMap((beginning): ReadonlyArray<Row> => {
      const arm = { plan, goals, beginning };
      let departure = new Departure(arm, beginning, "bench");
      const fold = timed(3, 1, () => void (departure = new Departure(arm, beginning, "bench")));
      const observation = new Observation(arm);
      const begin = timed(5, 1, () => void departure.begin(0, observation));
      const [once, each] = [fold.median / 1e6, begin.median / 1e6];
      const name = beginning.way._tag === "Replay" ? "a log replayed" : "records taken over";
      const rows = digits(log.length / 1e6);
      return [
        fact(
          `from a history of 50,000 citizens, ${rows} million events: ${name}`,
          `folded once in ${digits(once)} ms, each replication begun in ${digits(each)} ms`,
          { onceMs: once, eachMs: each, events: log.length },
        ),
      ];
    });
  },
};
