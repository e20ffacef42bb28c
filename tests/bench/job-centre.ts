/**
 * A job centre of 20,000 citizens against a small one written by hand. The two do not do the same:
 * the model has offers, placements, obligations, staff calendars and a log, and some fifteen times
 * as many events. The row tells how many of the loop's years one of the model's costs.
 */
import { costOf } from "./core-model.ts";
import { runJobCentre } from "./reference/job-centre.ts";
import { fact, type Measurement } from "./row.ts";
import { digits, timed } from "./timing.ts";

const citizens = 20_000;

export const jobCentre: Measurement = {
  name: "job-centre",
  run: async () => {
    let events = 0;
    const time = (count: number) =>
      timed(5, 2, (run) => {
        ({ events } = runJobCentre(count, run + 1));
      }).median;
    const large = time(citizens * 10);
    const small = time(citizens);
    const model = costOf(citizens);
    return [
      fact(
        "a small job centre by hand, 20,000 citizens, one year",
        `${digits(events)} events in ${digits(small / 1e9)} s, ` +
          `${digits(small / events)} ns each; 10 × the citizens ${digits(large / small)} × the CPU`,
        { seconds: small / 1e9, events, tenfold: large / small },
      ),
      fact(
        "20,000 citizens on the model",
        `${digits(model.events)} events in ${digits(model.year / 1e9)} s, ` +
          `${digits(model.event / (small / events))} × the loop's cost an event`,
        { seconds: model.year / 1e9, events: model.events },
      ),
    ];
  },
};
