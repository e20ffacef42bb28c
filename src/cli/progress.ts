/**
 * What a person is told while replications run. On a terminal one line that is written over, and
 * the verdict so far at each milestone of a run that takes its time; elsewhere a line every half
 * minute, so that a log of a build neither fills up nor falls silent; nothing when asked for quiet.
 */
import type { Tongue } from "../language/language.ts";
import type { ForecastResult } from "../report/forecast-result.ts";
import { verdictLine } from "../report/forecast-text.ts";
import { plain } from "../report/paper.ts";
import type { Follower } from "../runtime/forecast-run.ts";

const lineEveryMs = 30_000;
const drawEveryMs = 100;
/** A terminal breaks what is longer by itself. */
const lineMost = 200;
/** Runs that are over sooner than this need no first answer. */
const firstAnswerMs = 2_000;

/** Where progress goes, and what time it is there. */
export interface Desk {
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly write: (text: string) => void;
  readonly now: () => number;
}

export class Progress implements Follower {
  readonly #tongue: Tongue;
  readonly #desk: Desk;
  readonly #start: number;
  #last: number;
  #worst = "";
  #drawn = false;

  constructor(tongue: Tongue, desk: Desk) {
    this.#tongue = tongue;
    this.#desk = desk;
    this.#start = desk.now();
    this.#last = this.#start;
  }

  readonly done = (done: number, of: number): void => {
    const now = this.#desk.now();
    const every = this.#desk.isTerminal ? drawEveryMs : lineEveryMs;
    if (now - this.#last < every) return;
    this.#last = now;
    const line = this.#line(done, of, now - this.#start);
    if (!this.#desk.isTerminal) return this.#desk.write(`${line}\n`);
    this.#desk.write(`\r\u001B[K${[...line].slice(0, this.#desk.columns - 1).join("")}`);
    this.#drawn = true;
  };

  readonly milestone = (result: ForecastResult): void => {
    const [worst] = result.goals;
    const { say } = this.#tongue;
    if (worst) this.#worst = say.progress.worst(worst.id, say.verdicts[worst.verdict]);
    if (!this.#desk.isTerminal || this.#desk.now() - this.#start < firstAnswerMs) return;
    this.clear();
    const paper = { tongue: this.#tongue, width: lineMost, paint: plain };
    const done = this.#tongue.number(result.replications);
    this.#desk.write(`${done}: ${verdictLine(result, paper)}\n`);
  };

  /** Takes the line away, so that what comes next begins on a clean one. */
  clear(): void {
    if (this.#drawn) this.#desk.write("\r\u001B[K");
    this.#drawn = false;
  }

  #line(done: number, of: number, elapsed: number): string {
    const { progress } = this.#tongue.say;
    const perSecond = (done / elapsed) * 1000;
    const seconds = (of - done) / perSecond;
    const left =
      seconds < 100
        ? progress.seconds(this.#tongue.number(Math.ceil(seconds)))
        : progress.minutes(this.#tongue.number(Math.ceil(seconds / 60)));
    return [
      progress.done(this.#tongue.number(done), this.#tongue.number(of)),
      progress.rate(this.#tongue.number(perSecond, perSecond < 10 ? 1 : 0)),
      progress.left(left),
      ...(this.#worst === "" ? [] : [this.#worst]),
    ].join(", ");
  }
}

/** Standard error. */
export const standardError: Desk = {
  isTerminal: process.stderr.isTTY === true,
  columns: process.stderr.columns || 80,
  write: (text) => void process.stderr.write(text),
  now: () => performance.now(),
};
