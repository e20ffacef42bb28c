/**
 * The number of a citizen in a log, as a user gives it. Whoever gives a personal number instead is
 * told what to give, without their own words: a person's number is not to be on any screen.
 */
import * as Effect from "effect/Effect";
import { cannot, type CommandError } from "./command-error.ts";

/** @param what the flag or argument, for the message */
export function citizenNumber(what: string, text: string): Effect.Effect<number, CommandError> {
  // More citizens than seven digits count no log has; a personal number has ten, or nine.
  if (/^\d{1,7}$/u.test(text)) return Effect.succeed(Number(text));
  return Effect.fail(
    cannot(`${what}: give the number that the citizen has in the log, a whole number from 0 on.`),
  );
}
