/**
 * Cases for process mining: all that happens to a citizen, or each spell on benefit. A spell begins
 * with its grant and ends with the stop and what else happens at that instant; a payment that is
 * resumed takes it up again. Between spells a citizen is in no case. It is the notion by which
 * logs are compared.
 */
import { BenefitGranted, BenefitResumed, BenefitStopped } from "../../domain/events/benefit.ts";
import type { CaseNotion } from "../log-distance/lens.ts";

export const noCase = 0;

/** Numbers the cases of one citizen from 1, event by event in the order of time. */
export class CaseCount {
  readonly #by: CaseNotion;
  #number = noCase;
  #hasStopped = false;
  #stoppedAt = 0;

  constructor(by: CaseNotion) {
    this.#by = by;
  }

  /** The case that an event belongs to; `noCase` when it belongs to none. */
  of(code: number, minute: number): number {
    if (this.#by === "citizen") return 1;
    const opens = code === BenefitGranted.code;
    if (opens || (code === BenefitResumed.code && this.#number === noCase)) {
      this.#number += 1;
      this.#hasStopped = false;
      return this.#number;
    }
    if (this.#number === noCase) return noCase;
    if (code === BenefitResumed.code) this.#hasStopped = false;
    else if (this.#hasStopped && minute > this.#stoppedAt) return noCase;
    if (code === BenefitStopped.code) {
      this.#hasStopped = true;
      this.#stoppedAt = minute;
    }
    return this.#number;
  }
}
