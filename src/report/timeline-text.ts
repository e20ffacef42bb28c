/**
 * A life as a page for the terminal: who, the picture, every event as a sentence, and what is open
 * at the end. Work on the case is three events a task, and is left out unless asked for.
 */
import { minuteOfIso, minutesPerDay } from "../domain/moment.ts";
import { type Paper, wrapped } from "./paper.ts";
import { pictureLines } from "./timeline-picture.ts";
import type { StretchResult, TimelineResult } from "./timeline-result.ts";

/** The page; it ends with a line break. @param withWork whether work on the case is shown */
export function timelineText(result: TimelineResult, withWork: boolean, paper: Paper): string {
  const parts = [
    headLines(result, paper),
    picture(result, paper),
    eventLines(result, withWork, paper),
    openLines(result, paper),
  ];
  const filled = parts.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(result: TimelineResult, { paint, tongue, width }: Paper): ReadonlyArray<string> {
  const { age, citizen, knownOn, log, origin, traits } = result;
  const { timeline, words } = tongue.say;
  const known = knownOn === null ? [] : [timeline.knownOn(tongue.date(knownOn))];
  const title = [timeline.title(String(citizen), log), ...known].join(", ");
  const who = [
    ...(age === null ? [] : [timeline.age(tongue.number(age))]),
    ...(origin === null ? [] : [words.origins[origin]]),
    ...traits.map((trait) => words.traits[trait]),
  ];
  return [
    ...wrapped(title, width).map((line) => paint("bold", line)),
    ...(who.length === 0 ? [] : wrapped(who.join(", "), width)),
  ];
}

function picture({ stretches, until }: TimelineResult, { paint, tongue, width }: Paper) {
  const lines = until === null ? [] : pictureLines(stretches, until, tongue, width);
  if (lines.length === 0) return [];
  return [
    ...lines,
    ...wrapped(tongue.say.timeline.legend, width - 2).map((line) => paint("dim", `  ${line}`)),
  ];
}

const fieldsOf = (event: object) => event as Record<string, unknown>;

const isWork = ({ _tag }: { readonly _tag: string }): boolean => _tag.startsWith("WorkItem");

function eventLines(
  { events, stretches }: TimelineResult,
  withWork: boolean,
  { paint, tongue, width }: Paper,
): ReadonlyArray<string> {
  const { timeline } = tongue.say;
  const shown = events.filter((event) => withWork || !isWork(event));
  const date = (iso: string) => momentText(iso);
  const lines = shown.flatMap((event) => {
    const { _tag, at, recorded } = event;
    const lasted = lastedAt(_tag, at, fieldsOf(event), stretches);
    const telling = {
      fields: fieldsOf(event),
      date,
      lasted: lasted === undefined ? "" : lengthText(lasted, tongue),
    };
    const sentence = timeline.sentences[_tag]?.(telling) ?? _tag;
    const isLate = recorded !== undefined && recorded !== at;
    const late = isLate ? ` (${timeline.registered(momentText(recorded))})` : "";
    return wrapped(sentence + late, width - indent.length).map((line, i) =>
      i === 0 ? momentText(at).padEnd(indent.length) + line : indent + line,
    );
  });
  const left = events.length - shown.length;
  if (left === 0) return lines;
  return [
    ...lines,
    ...wrapped(timeline.work(tongue.number(left)), width).map((line) => paint("dim", line)),
  ];
}

const indent = " ".repeat("2010-01-31 08:15  ".length);

/** A date, with the time of day where there is one: records often have none. */
function momentText(iso: string): string {
  const [date = "", time = ""] = iso.split("T");
  return time === "00:00" || time === "23:59" ? date : `${date} ${time}`;
}

/** Lanes in which an event may end a stretch, whose length is then told. */
const endedBy: Readonly<Record<string, ReadonlyArray<StretchResult["lane"]>>> = {
  BenefitStopped: ["benefit"],
  JobEnded: ["job"],
  EducationEnded: ["education"],
  OfferIssued: ["waiting"],
  PlacementBooked: ["waiting"],
  OfferCompleted: ["offer"],
  OfferDroppedOut: ["offer"],
  OfferInterrupted: ["offer", "waiting"],
  PlacementEnded: ["placement"],
};

/** Days that what an event ends has lasted. */
function lastedAt(
  tag: string,
  at: string,
  event: Record<string, unknown>,
  stretches: ReadonlyArray<StretchResult>,
): number | undefined {
  let ended = endedBy[tag] ?? [];
  if (tag === "OfferInterrupted") ended = [event["held"] === true ? "offer" : "waiting"];
  return stretches.find(({ lane, to }) => to === at && ended.includes(lane))?.days;
}

/** Days up to four weeks, then weeks. */
function lengthText(days: number, { say }: Paper["tongue"]): string {
  if (days < 1) return say.timeline.hours();
  return days < 28
    ? say.timeline.days(String(Math.floor(days)))
    : say.timeline.weeks(String(Math.floor(days / 7)));
}

function openLines(
  { stretches, until }: TimelineResult,
  { paint, tongue, width }: Paper,
): ReadonlyArray<string> {
  if (until === null) return [];
  const { timeline } = tongue.say;
  const open = stretches.filter(({ lane, to }) => to === null && lane !== "match");
  const end = minuteOfIso(until);
  const lines = open.flatMap((stretch) => wrapped(openText(stretch, end, tongue), width - 2));
  return [
    paint("bold", `${timeline.open}, ${momentText(until)}`),
    ...(lines.length === 0 ? [timeline.nothingOpen] : lines).map((line) => `  ${line}`),
  ];
}

function openText(
  { begun, days, due, lane, what }: StretchResult,
  end: number,
  tongue: Paper["tongue"],
): string {
  const { timeline } = tongue.say;
  const since = (text: string) => timeline.openSince(text, lengthText(days, tongue));
  const isUnderWay = begun !== null;
  switch (lane) {
    case "benefit":
      return since(timeline.benefitOpen(what));
    case "deadline": {
      const text = timeline.deadlineOpen(what, momentText(due ?? ""));
      const late = due === null ? 0 : (end - minuteOfIso(due)) / minutesPerDay;
      return late > 0 ? `! ${text}` : text;
    }
    case "interview":
      return timeline.interviewOpen(momentText(due ?? ""));
    case "waiting":
      return since(timeline.waitingOpen(what));
    case "offer":
      return since(timeline.courseOpen[isUnderWay ? "underWay" : "agreed"]);
    case "placement":
      return since(timeline.placementOpen(what, isUnderWay));
    case "job":
      return since(timeline.jobOpen[what === "ordinary" ? "ordinary" : "subsidised"]);
    default:
      return since(timeline.educationOpen);
  }
}
