/** The sample of cases: those with the smallest draws, whole, whatever order they come in. */
import { expect, test } from "vitest";
import { eventByName } from "../../../src/domain/vocabulary.ts";
import { Activities } from "../../../src/history/log-distance/activity.ts";
import { lensOf } from "../../../src/history/log-distance/lens.ts";
import { profileOf } from "../../../src/history/log-distance/profile.ts";
import {
  sampled,
  type Trace,
  TraceSample,
} from "../../../src/history/log-distance/trace-sample.ts";
import { chanceOf } from "../../../src/kernel/chance.ts";
import { Log } from "../../../src/kernel/log.ts";

test("those with the smallest draws are kept, and the one that goes is told", () => {
  const chance = chanceOf("sample", 0);
  const sample = new TraceSample();
  const all: Trace[] = Array.from({ length: 3000 }, (_, i) => ({
    case: i,
    group: 0,
    drawn: chance.uniform(i, 0, 0),
    activities: [],
  }));
  const kept = new Set<Trace>();
  for (const trace of all) {
    if (!sample.wants(trace.drawn)) continue;
    kept.add(trace);
    const gone = sample.keep(trace);
    if (gone !== undefined) kept.delete(gone);
  }
  const smallest = all.toSorted((one, other) => one.drawn - other.drawn).slice(0, sampled);
  expect(sample.traces()).toEqual(smallest);
  expect(kept).toEqual(new Set(smallest));
});

test("a case that is kept has all its events, one after the other", () => {
  const codes = ["JobStarted", "JobEnded", "InterviewHeld"].map(
    (name) => eventByName.get(name)!.code,
  );
  const chance = chanceOf("courses", 0);
  const log = new Log();
  const courses = new Map<number, number[]>();
  for (let i = 0; i < 9000; i += 1) {
    // New citizens come all the time, and old ones go on.
    const citizen = Math.floor((chance.uniform(i, 0, 0) * i) / 4);
    const code = codes[chance.below(3, i, 1, 0)]!;
    log.append(code, i, citizen, 0, 0, 0, 0);
    courses.set(citizen, [...(courses.get(citizen) ?? []), code]);
  }
  const { traces, cases } = profileOf(log, lensOf("citizen", "day", new Activities(), 3, "1"));
  expect(cases.length).toBe(courses.size);
  expect(traces).toHaveLength(sampled);
  const order = [...courses.values()]; // by first event, as cases are numbered
  for (const trace of traces) expect(trace.activities).toEqual(order[trace.case]);
});
