/**
 * `--known-on DATE`: a log as it was known on a day. Records come in late and are put right, so
 * what a centre knew then is not what is known now; events registered later are left out, and so
 * are the corrections that came later.
 */
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { dayOfIso, minutesPerDay } from "../domain/moment.ts";
import type { Bounds } from "../store/contract.ts";
import { cannot, type CommandError } from "./command-error.ts";

export const knownOn = Flag.String("known-on").pipe(
  Flag.withDescription(
    "Only what was registered by the end of this day, YYYY-MM-DD (default: all that is known now)",
  ),
  Flag.optional,
);

/** The bounds that the flag sets on reading. */
export const knownBy = (text: Option.Option<string>): Effect.Effect<Bounds, CommandError> =>
  Effect.map(dayIn("known-on", text), (day) =>
    day === undefined ? {} : { knownOn: lastMinuteOf(day) },
  );

export const lastMinuteOf = (day: number): number => (day + 1) * minutesPerDay - 1;

/** The day that a flag names, if it is given. */
export function dayIn(
  flag: string,
  text: Option.Option<string>,
): Effect.Effect<number | undefined, CommandError> {
  if (Option.isNone(text)) return Effect.succeed(undefined);
  const day = dayOfIso(text.value);
  if (!Number.isNaN(day)) return Effect.succeed(day);
  return Effect.fail(cannot(`--${flag} ${text.value}: give a date, YYYY-MM-DD.`));
}
