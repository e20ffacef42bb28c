/** How far long work on a log is, in events, on standard error; silent when it is soon over. */
import type { Tongue } from "../language/language.ts";
import type { Desk } from "./progress.ts";

const firstAfterMs = 2000;
const drawEveryMs = 200;
const lineEveryMs = 30_000;

export class EventProgress {
  readonly #desk: Desk;
  readonly #tongue: Tongue;
  readonly #of: number;
  #next: number;
  #drawn = false;

  /** @param of all there are */
  constructor(of: number, tongue: Tongue, desk: Desk) {
    this.#of = of;
    this.#tongue = tongue;
    this.#desk = desk;
    this.#next = desk.now() + (desk.isTerminal ? firstAfterMs : lineEveryMs);
  }

  done(done: number): void {
    const now = this.#desk.now();
    if (now < this.#next) return;
    const [at, all] = [this.#tongue.number(done), this.#tongue.number(this.#of)];
    const line = this.#tongue.say.exporting.progress(at, all);
    this.#next = now + (this.#desk.isTerminal ? drawEveryMs : lineEveryMs);
    this.#desk.write(this.#desk.isTerminal ? `\r\u001B[K${line}` : `${line}\n`);
    this.#drawn = this.#desk.isTerminal;
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#drawn) this.#desk.write("\r\u001B[K");
    this.#drawn = false;
  }
}
