/**
 * A law written as what to look at in which events. Most laws remember a little about each subject
 * and compare an event with it; this gives them the walking and the reporting, so that a law reads
 * as its rules alone.
 */
import type { EventDeclaration } from "../domain/event.ts";
import type { Law, LawCheck, Violation } from "./law.ts";

/** Looks at one event, as its row's slots. */
export type Look = (
  subject: number,
  a: number,
  b: number,
  x: number,
  y: number,
  minute: number,
) => void;

export interface Rules {
  readonly on: ReadonlyArray<readonly [event: EventDeclaration<any, any>, look: Look]>;
  /** Looks at every event, before the looks of its own kind. */
  readonly every?: (
    code: number,
    subject: number,
    minute: number,
    index: number,
    isFirst: boolean,
  ) => void;
  /** The log is over. */
  readonly end?: () => void;
}

/** Says that the event being looked at breaks the law; at the end, that something is missing. */
export type Report = (what: string) => void;

/** A law from its rules; `rules` is called anew for every log. */
export function watch(name: string, doc: string, rules: (report: Report) => Rules): Law {
  return { name, doc, begin: () => begin(rules) };
}

function begin(rules: (report: Report) => Rules): LawCheck {
  const violations: Array<Violation> = [];
  const at = { event: 0, minute: 0, subject: 0 };
  const { on, every, end } = rules((what) => violations.push({ ...at, what }));
  const looks: Array<Array<Look>> = Array.from({ length: 128 }, () => []);
  for (const [event, look] of on) looks[event.code].push(look);
  return {
    event(index, code, minute, subject, a, b, x, y, isFirst) {
      at.event = index;
      at.minute = minute;
      at.subject = subject;
      every?.(code, subject, minute, index, isFirst);
      for (const look of looks[code] ?? []) look(subject, a, b, x, y, minute);
    },
    end() {
      end?.();
    },
    violations,
  };
}
