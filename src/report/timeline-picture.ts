/**
 * A life as a picture of text: one lane for each thing that lasts, time from left to right. What
 * happens closer together than a place is wide shares it, and the last mark counts.
 */
import { isoOfDay, minuteOfIso, minutesPerDay } from "../domain/moment.ts";
import { dayOfMinute, monthIndex, monthStart } from "../kernel/civil-time.ts";
import { type Lane, lanes } from "../history/life.ts";
import type { Tongue } from "../language/language.ts";
import { columnsOf } from "./paper.ts";
import type { StretchResult } from "./timeline-result.ts";

const marks = { underWay: "█", agreed: "░", subsidised: "▒", deadline: "─", overdue: "!" } as const;
const interviewMarks: Readonly<Record<string, string>> = {
  held: "●",
  missed: "○",
  cancelled: "×",
  "": "+",
};

/** A moment's place on the line, 0 for the first. */
type Place = (minute: number) => number;

/** The lanes that something is in, under a line with the months; none when nothing is. */
export function pictureLines(
  stretches: ReadonlyArray<StretchResult>,
  until: string,
  { say }: Tongue,
  width: number,
): ReadonlyArray<string> {
  if (stretches.length === 0) return [];
  const names = lanes.filter((lane) => stretches.some((stretch) => stretch.lane === lane));
  const nameWidth = Math.max(...names.map((lane) => columnsOf(say.timeline.lanes[lane])));
  const places = Math.max(10, width - nameWidth - 4);
  const first = Math.min(...stretches.map(({ from }) => minuteOfIso(from)));
  const last = Math.max(minuteOfIso(until), first + minutesPerDay);
  const place: Place = (minute) => {
    const at = Math.floor(((minute - first) / (last - first)) * places);
    return Math.max(0, Math.min(places - 1, at));
  };
  const indent = " ".repeat(nameWidth + 4);
  return [
    (indent + monthsLine(first, last, place, places)).trimEnd(),
    ...names.map((lane) => {
      const own = stretches.filter((stretch) => stretch.lane === lane);
      const name = say.timeline.lanes[lane].padEnd(nameWidth);
      return `  ${name}  ${laneLine(lane, own, last, place, places)}`.trimEnd();
    }),
  ];
}

function laneLine(
  lane: Lane,
  stretches: ReadonlyArray<StretchResult>,
  last: number,
  place: Place,
  places: number,
): string {
  const line = Array.from({ length: places }, () => " ");
  const fill = (from: number, to: number, mark: string) => {
    for (let at = place(from); at <= place(Math.max(from, to)); at++) line[at] = mark;
  };
  for (const { begun, due, from, how, to, what } of stretches) {
    const [start, end] = [minuteOfIso(from), to === null ? last : minuteOfIso(to)];
    const dueAt = due === null ? undefined : minuteOfIso(due);
    if (lane === "interview") {
      const at = to === null ? Math.min(dueAt ?? end, last) : end;
      line[place(at)] = interviewMarks[how] ?? "?";
    } else if (lane === "deadline") {
      fill(start, end, marks.deadline);
    } else if (lane === "match") {
      fill(start, end, what.slice(-1));
    } else if (lane === "offer" || lane === "placement") {
      fill(start, begun === null ? end : minuteOfIso(begun), marks.agreed);
      if (begun !== null) fill(minuteOfIso(begun), end, marks.underWay);
    } else {
      fill(start, end, markOf(lane, what));
    }
  }
  // What is overdue is not to hide behind the next deadline.
  for (const { due, lane: own, to } of stretches) {
    const [end, dueAt] = [
      to === null ? last : minuteOfIso(to),
      due === null ? last : minuteOfIso(due),
    ];
    if (own === "deadline" && dueAt < end) fill(dueAt, end, marks.overdue);
  }
  return line.join("");
}

function markOf(lane: Lane, what: string): string {
  if (lane === "waiting") return marks.agreed;
  return what === "subsidised" ? marks.subsidised : marks.underWay;
}

/** Months between marks, and the columns that a mark with its month or year takes. */
const steps = [
  { months: 1, columns: 9 },
  { months: 3, columns: 9 },
  { months: 6, columns: 9 },
  { months: 12, columns: 6 },
  { months: 60, columns: 6 },
  { months: 120, columns: 6 },
] as const;

/** The months, or years, where there is room to name them. */
function monthsLine(first: number, last: number, place: Place, places: number): string {
  const months = (last - first) / (minutesPerDay * 30.4);
  const fits = steps.find((step) => (places / months) * step.months >= step.columns);
  const step = fits ?? steps[steps.length - 1];
  const line = Array.from({ length: places }, () => " ");
  const start = monthIndex(dayOfMinute(first));
  for (let month = start + 1; monthStart(month) * minutesPerDay <= last; month++) {
    if (((month % step.months) + step.months) % step.months !== 0) continue;
    const date = isoOfDay(monthStart(month));
    const text = `|${step.months < 12 ? date.slice(0, 7) : date.slice(0, 4)}`;
    const at = place(monthStart(month) * minutesPerDay);
    if (at + text.length > places) continue;
    for (const [i, letter] of [...text].entries()) line[at + i] = letter;
  }
  return line.join("");
}
