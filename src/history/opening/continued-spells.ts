/**
 * Spells that go on. Case systems write a new spell after every gap; by the law one that follows
 * within the month is the old one continued, and its duration counts from the old one's start
 * [P04]. Such grants become resumptions, which is what the model itself would have written.
 */
import * as benefit from "../../domain/events/benefit.ts";
import { dayOfMinute, holdsWholeMonth } from "../../kernel/civil-time.ts";
import { codeBits, type Columns, firstOfBatch } from "../../kernel/columns.ts";

/** @param happened columns of their own, in the order of time */
export function continueSpells(happened: Columns, citizens: number): Columns {
  const { length, minute, subject } = happened;
  const [tag, x, y] = [happened.tag.slice(0), happened.x.slice(0), happened.y.slice(0)];
  const from = new Int32Array(citizens);
  const stopped = new Int32Array(citizens);
  for (let i = 0; i < length; i += 1) {
    const code = tag[i] & codeBits;
    const citizen = subject[i];
    if (code === benefit.BenefitStopped.code) stopped[citizen] = minute[i];
    if (code === benefit.BenefitResumed.code) from[citizen] = x[i];
    if (code !== benefit.BenefitGranted.code) continue;
    const isOn = stopped[citizen] > 0 && !holdsWholeMonth(stopped[citizen], minute[i]);
    if (isOn && from[citizen] !== 0 && x[i] >= stopped[citizen]) {
      tag[i] = (tag[i] & firstOfBatch) | benefit.BenefitResumed.code;
      x[i] = from[citizen];
      y[i] = dayOfMinute(minute[i]) - dayOfMinute(stopped[citizen]);
    } else from[citizen] = x[i];
  }
  return { ...happened, tag, x, y };
}
