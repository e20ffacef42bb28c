/** Laws that hold in every log whatever it is about: time, and what a row may hold. */
import type { Law } from "./law.ts";
import { watch } from "./watch.ts";

export const timeNeverGoesBack: Law = watch(
  "time never goes back",
  "No event is earlier than the one before it (law 7).",
  (report) => {
    let latest = Number.NEGATIVE_INFINITY;
    return {
      on: [],
      every: (_code, _subject, minute) => {
        if (minute < latest) report(`minute ${minute} after minute ${latest}`);
        latest = Math.max(latest, minute);
      },
    };
  },
);

export const batchesAreOfOneMinute: Law = watch(
  "batches are of one minute",
  "A log begins with a batch, and the events of a batch are of one minute: they are one decision.",
  (report) => {
    let minuteOfBatch: number | undefined;
    return {
      on: [],
      every: (_code, _subject, minute, _index, isFirst) => {
        if (isFirst) minuteOfBatch = minute;
        else if (minuteOfBatch === undefined) report("the log begins within a batch");
        else if (minute !== minuteOfBatch) {
          report(`minute ${minute} in a batch of minute ${minuteOfBatch}`);
        }
      },
    };
  },
);

export const kernelLaws: ReadonlyArray<Law> = [timeNeverGoesBack, batchesAreOfOneMinute];
