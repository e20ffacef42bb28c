/**
 * What a person is told while replications run. On a terminal one line that is written over, and
 * above it whatever is worth keeping; elsewhere a line every half minute, so that a log of a build
 * neither fills up nor falls silent.
 */
import type { Tongue } from "../language/language.ts";
import { durationText } from "../report/experiment-plan-text.ts";

const lineEveryMs = 30_000;
const drawEveryMs = 100;

/** Where progress goes, and what time it is there. */
export interface Desk {
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly write: (text: string) => void;
  readonly now: () => number;
}

export class Progress {
  readonly #tongue: Tongue;
  readonly #desk: Desk;
  readonly #start: number;
  #last: number;
  /** Known before anything was run: they say nothing about how fast it goes. */
  #before: number | undefined;
  #note = "";
  #drawn = false;

  constructor(tongue: Tongue, desk: Desk) {
    this.#tongue = tongue;
    this.#desk = desk;
    this.#start = desk.now();
    this.#last = this.#start;
  }

  /** So many replications are known, of all. */
  done(done: number, of: number): void {
    this.#before ??= done;
    const now = this.#desk.now();
    const every = this.#desk.isTerminal ? drawEveryMs : lineEveryMs;
    if (now - this.#last < every) return;
    this.#last = now;
    const line = this.#line(done, of, now - this.#start);
    if (!this.#desk.isTerminal) return this.#desk.write(`${line}\n`);
    this.#desk.write(`\r\u001B[K${[...line].slice(0, this.#desk.columns - 1).join("")}`);
    this.#drawn = true;
  }

  /** What stands at the end of the line from now on, such as the worst goal. */
  note(text: string): void {
    this.#note = text;
  }

  /** A line that stays, on a terminal, when the run has taken so long that somebody waits. */
  keep(line: string, afterMs: number): void {
    if (!this.#desk.isTerminal || this.#desk.now() - this.#start < afterMs) return;
    this.clear();
    this.#desk.write(`${line}\n`);
  }

  /** Takes the line away, so that what comes next begins on a clean one. */
  clear(): void {
    if (this.#drawn) this.#desk.write("\r\u001B[K");
    this.#drawn = false;
  }

  #line(done: number, of: number, elapsed: number): string {
    const { experiment: say } = this.#tongue.say;
    const parts = [say.done(this.#tongue.number(done), this.#tongue.number(of))];
    const perSecond = ((done - (this.#before ?? 0)) / elapsed) * 1000;
    if (perSecond > 0) {
      parts.push(say.rate(this.#tongue.number(perSecond, perSecond < 10 ? 1 : 0)));
      parts.push(say.left(durationText(((of - done) / perSecond) * 1000, this.#tongue)));
    }
    return [...parts, ...(this.#note === "" ? [] : [this.#note])].join(", ");
  }
}

/** Standard error. */
export const standardError: Desk = {
  isTerminal: process.stderr.isTTY === true,
  columns: process.stderr.columns || 80,
  write: (text) => void process.stderr.write(text),
  now: () => performance.now(),
};
