/**
 * Small logs that the authors of log-distance-measures test with (tests/assets of
 * github.com/AutomatedProcessImprovement/log-distance-measures, which is under the Apache licence),
 * as data: case, activity, start and end in minutes of a day or of three. Ours is the writing.
 */
import { minuteOfIso } from "../../../src/domain/moment.ts";
import { vocabulary } from "../../../src/domain/vocabulary.ts";
import { Log } from "../../../src/kernel/log.ts";
import { CaseList } from "../../../src/history/log-distance/case-list.ts";

export interface PublishedEvent {
  readonly of: number;
  readonly activity: string;
  readonly start: number;
  readonly end: number;
}

const clock = (day: number, time: string) =>
  day + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Lines of a case: activity and moment, `A 7 10:30`; day of November 2006. */
function instants(cases: ReadonlyArray<string>): ReadonlyArray<PublishedEvent> {
  return cases.flatMap((text, of) =>
    text.split(", ").map((event) => {
      const [activity, day, time] = event.split(" ") as [string, string, string];
      const start = clock(minuteOfIso(`2006-11-${day.padStart(2, "0")}`), time);
      return { of, activity, start, end: start };
    }),
  );
}

/** Lines of a case: three activities one after the other, with the four moments between them. */
function chains(date: string, cases: ReadonlyArray<string>): ReadonlyArray<PublishedEvent> {
  const day = minuteOfIso(date);
  return cases.flatMap((text, of) => {
    const times = text.split(" ").map((time) => clock(day, time));
    return ["A", "B", "C"].map((activity, i) => ({
      of,
      activity,
      start: times[i]!,
      end: times[i + 1]!,
    }));
  });
}

/** test_event_log_1.csv */
export const log1 = instants([
  "A 7 10:30, B 7 12:10, C 7 12:33, D 8 10:37, E 8 12:38, F 9 10:38, H 9 12:01, I 9 12:17",
  "A 7 10:30, B 7 12:31, D 8 10:41, C 8 10:44, E 9 10:41, F 9 12:03, H 9 12:17, I 9 12:48",
  "A 7 11:11, B 7 11:23, C 7 12:20, D 8 10:31, E 8 12:59, G 9 10:41, H 9 12:03, I 9 12:48",
  "A 7 10:30, B 7 11:11, D 7 11:54, C 7 12:31, E 9 11:08, G 9 12:03, H 9 12:37, I 9 12:48",
]);

/** test_event_log_3.csv: log 1 with C before D everywhere. */
export const log3 = instants([
  "A 7 10:30, B 7 12:10, C 7 12:33, D 8 10:37, E 8 12:38, F 9 10:38, H 9 12:01, I 9 12:17",
  "A 7 10:30, B 7 12:31, C 8 10:41, D 8 10:44, E 9 10:41, F 9 12:03, H 9 12:17, I 9 12:48",
  "A 7 11:11, B 7 11:23, C 7 12:20, D 8 10:31, E 8 12:59, G 9 10:41, H 9 12:03, I 9 12:48",
  "A 7 10:30, B 7 11:11, C 7 11:54, D 7 12:31, E 9 11:08, G 9 12:03, H 9 12:37, I 9 12:48",
]);

/** test_event_log_7.csv: log 1 three days and an hour later. */
export const log7 = log1.map(({ of, activity, start, end }) => {
  const later = 73 * 60;
  return { of, activity, start: start + later, end: end + later };
});

/** test_event_log_4.csv */
export const log4 = chains("2006-11-07", [
  "10:30 10:45 12:35 12:43",
  "10:40 10:51 13:02 13:10",
  "11:00 11:45 12:35 12:43",
  "11:30 11:32 12:11 12:21",
  "11:41 12:45 13:01 13:15",
  "12:04 12:21 12:32 12:51",
  "12:39 12:41 12:59 13:33",
  "12:50 13:11 13:35 14:32",
  "13:15 13:31 13:51 14:11",
]);

/** test_event_log_5.csv */
export const log5 = chains("2006-12-09", [
  "11:30 11:31 12:05 12:13",
  "11:40 12:02 12:22 13:00",
  "12:00 12:15 12:38 12:43",
  "12:30 12:32 13:11 14:01",
  "12:41 12:45 13:11 13:15",
  "13:04 13:21 13:32 13:41",
  "13:39 13:43 13:58 14:13",
  "13:50 13:55 14:35 14:54",
  "14:15 15:13 15:15 16:00",
]);

/** test_event_log_6.csv: one event a case; the second, which ends before it starts, is cut to 0. */
export const log6 = [
  "10:30 10:45",
  "11:00 11:00",
  "11:00 11:45",
  "11:30 11:32",
  "12:41 12:45",
  "12:04 12:21",
  "13:39 13:41",
  "13:50 14:11",
  "14:15 14:31",
].map((text, of) => {
  const [start, end] = text.split(" ").map((time) => clock(minuteOfIso("2006-11-07"), time));
  return { of, activity: "A", start: start!, end: end! };
});

/** test_event_log_8.csv */
export const log8 = chains("2006-12-09", [
  "10:30 11:31 12:05 12:13",
  "11:00 12:02 12:22 12:55",
  "11:30 12:00 12:10 12:11",
  "12:30 12:32 13:11 16:01",
  "12:41 12:45 13:11 14:15",
  "13:04 13:21 13:32 13:41",
  "13:39 13:43 13:58 14:13",
  "13:50 13:55 14:35 14:54",
  "14:15 15:13 15:15 16:00",
]);

const citizenCodes = vocabulary
  .filter(({ subject }) => subject === "citizen")
  .map(({ code }) => code);

/** A log of ours: a case is a citizen, an activity one of our events. */
export function logOf(
  events: ReadonlyArray<PublishedEvent>,
  moments: ReadonlyArray<"start" | "end"> = ["start"],
  name: (activity: string) => string = (activity) => activity,
): Log {
  const rows = moments.flatMap((which) =>
    events.map((event) => ({ ...event, minute: event[which] })),
  );
  const log = new Log(rows.length);
  for (const { of, activity, minute } of rows.toSorted((one, other) => one.minute - other.minute)) {
    const code = citizenCodes[name(activity).charCodeAt(0) - "A".charCodeAt(0)]!;
    log.append(code, minute, of, 0, 0, 0, 0);
  }
  return log;
}

/** The cases, each from its earliest start to its latest end. */
export function casesOf(events: ReadonlyArray<PublishedEvent>): CaseList {
  const cases = new CaseList();
  for (let of = 0; events.some((event) => event.of === of); of += 1) {
    const own = events.filter((event) => event.of === of);
    cases.open(Math.min(...own.map(({ start }) => start)), 0);
    cases.end[of] = Math.max(...own.map(({ end }) => end));
  }
  return cases;
}
