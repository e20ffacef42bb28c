/**
 * What is said of one citizen's life in a log: the one value from which its page and its JSON are
 * made. Its schema is published (`caseflow schema timeline`).
 */
import * as Schema from "effect/Schema";
import { origins, traits } from "../domain/citizen.ts";
import { eventOfRow } from "../domain/event.ts";
import { CitizenRegistered } from "../domain/events/population.ts";
import { isoOfMinute, minutesPerDay } from "../domain/moment.ts";
import { eventByCode } from "../domain/vocabulary.ts";
import { lanes, type Life, type LifeEvent } from "../history/life.ts";
import { ageAt, dayOfMinute } from "../kernel/civil-time.ts";
import { count, day, said } from "./result-parts.ts";
import { ShownEvent } from "./shown-event.ts";

const { Array: List, Finite, Int, Literals, NullOr, String: Text, Struct } = Schema;

const moment = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u));

const Stretch = Struct({
  lane: Literals(lanes),
  what: said(Text, "benefit, scheme and match group, kind of deadline or placement, line, job"),
  from: moment,
  to: said(NullOr(moment), "null while it is open"),
  how: said(Text, "how it ended; empty where nothing is said"),
  due: said(NullOr(moment), "of a deadline, and of an interview that is booked"),
  begun: said(
    NullOr(moment),
    "from when its length counts, where that is not `from`: after an offer was agreed, or before " +
      "a spell was interrupted",
  ),
  days: said(Finite, "that it has lasted, at its end or at the last minute of the log"),
});
export type StretchResult = typeof Stretch.Type;

export const TimelineResult = Struct({
  version: said(Text, "of caseflow"),
  log: said(Text, "as it was named to the command"),
  chain: said(Text, "stands for all that is in the log"),
  kind: said(Literals(["history", "forecast"]), "records of what happened, or simulated"),
  data: Literals(["personal", "synthetic"]),
  citizen: said(Int, "number of the citizen in the log"),
  citizens: count("that the log knows"),
  knownOn: said(NullOr(day), "only what was registered by then; null is all that is known now"),
  until: said(NullOr(moment), "the last minute that the log tells of"),
  age: said(NullOr(Int), "completed years when first heard of"),
  origin: NullOr(Literals(origins)),
  traits: List(Literals(traits)),
  events: List(ShownEvent),
  stretches: said(List(Stretch), "of time that follow from the events, by when they begin"),
}).annotate({ identifier: "TimelineResult" });
export type TimelineResult = typeof TimelineResult.Type;

export type TimelineAbout = Pick<
  TimelineResult,
  "version" | "log" | "chain" | "kind" | "data" | "knownOn"
>;

/** @param until the last minute that the log tells of */
export function timelineResult(
  about: TimelineAbout,
  life: Life,
  until: number | undefined,
): TimelineResult {
  const end = until ?? 0;
  const iso = (minute: number | undefined) => (minute === undefined ? null : isoOfMinute(minute));
  const who = life.events.find(({ row }) => row.code === CitizenRegistered.code)?.row;
  return {
    ...about,
    citizen: life.citizen,
    citizens: life.citizens,
    until: iso(until),
    age: who === undefined ? null : ageAt(who.x, dayOfMinute(who.minute)),
    origin: who === undefined ? null : origins[who.a],
    traits: traits.filter((_, i) => (((who?.b ?? 0) >> i) & 1) === 1),
    events: life.events.map((event) => eventResult(event, about.kind)),
    stretches: life.stretches.map(({ begun, due, from, how, lane, to, what }) => ({
      lane,
      what,
      from: isoOfMinute(from),
      to: iso(to),
      how,
      due: iso(due),
      begun: iso(begun),
      days: Math.max(0, (to ?? end) - (begun ?? from)) / minutesPerDay,
    })),
  };
}

/** Of a history it is said too where an event lies and when it was registered. */
function eventResult({ position, recorded, row }: LifeEvent, kind: TimelineResult["kind"]) {
  const declaration = eventByCode[row.code];
  if (declaration === undefined) throw new Error(`a life has an event of code ${row.code}`);
  const event = eventOfRow(declaration, row);
  const more = kind === "history" ? { position, recorded: isoOfMinute(recorded) } : {};
  return { ...event, ...more } as unknown as TimelineResult["events"][number];
}
