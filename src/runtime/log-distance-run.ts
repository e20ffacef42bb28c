/**
 * Logs set beside a first one, real or simulated. Each is read once, and of the second ones no
 * more than one is at hand at a time, so a folder of any number of logs can be compared.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { FirstLog } from "../history/log-distance/compare-logs.ts";
import type { Lens } from "../history/log-distance/lens.ts";
import { LogOutOfOrder, type Profile, ProfileMaker } from "../history/log-distance/profile.ts";
import { type ComparedLogs, sizeOf } from "../report/result-of-log-distance.ts";
import type { Bounds } from "../store/contract.ts";
import { logAt, walkInOrder } from "./log-at.ts";
import type { OpenLogFailure } from "./open-log.ts";
import type { VerifiedLog } from "./store-verify.ts";

/** Why a log cannot be compared; the reader of the result is told in their own language. */
export class NotComparableLog extends Schema.TaggedError<NotComparableLog>()("NotComparableLog", {
  file: Schema.String,
  why: Schema.Literals(["notIntact", "otherVocabulary", "noCase", "outOfOrder"]),
  /** What was found of a log that is not intact. */
  found: Schema.optionalKey(Schema.Unknown as Schema.Codec<VerifiedLog>),
  message: Schema.String,
}) {}

export interface LogDistanceAsked {
  readonly first: string;
  readonly second: ReadonlyArray<string>;
  readonly lens: Lens;
  readonly attributes: ReadonlyArray<string>;
  /** Minute from which remaining time is counted; the middle of the first log unless told. */
  readonly reference: number | undefined;
  /** What of the logs is looked at. */
  readonly bounds: Bounds;
}

/** The distances of the second logs from the first. */
export const compareLogFiles = Effect.fnUntraced(function* (
  asked: LogDistanceAsked,
): Effect.fn.Return<ComparedLogs, OpenLogFailure | NotComparableLog> {
  const { bounds, lens, attributes, reference } = asked;
  const profile = yield* readProfile(asked.first, lens, bounds);
  const first = new FirstLog(profile, lens, reference);
  const compared = yield* Effect.forEach(asked.second, (file) =>
    Effect.map(readProfile(file, lens, bounds), (other) => ({
      size: sizeOf(file, other),
      distances: first.to(other),
    })),
  );
  return {
    question: first.question,
    attributes,
    first: sizeOf(asked.first, profile),
    second: compared.map(({ size }) => size),
    distances: compared.map(({ distances }) => distances),
    halves: first.halves,
  };
});

/** What is left of a log file when it has been read; only of one that is whole. */
const readProfile = Effect.fnUntraced(function* (
  file: string,
  lens: Lens,
  bounds: Bounds,
): Effect.fn.Return<Profile, OpenLogFailure | NotComparableLog> {
  const refuse = (why: NotComparableLog["why"], message: string, found?: VerifiedLog) =>
    new NotComparableLog({ file, why, message, ...(found === undefined ? {} : { found }) });
  const maker = new ProfileMaker(lens);
  let disorder: LogOutOfOrder | undefined;
  const walked = yield* walkInOrder(yield* logAt(file), bounds, ({ columns }) => {
    try {
      maker.add(columns);
      return true;
    } catch (cause) {
      if (!(cause instanceof LogOutOfOrder)) throw cause;
      disorder = cause;
      return false;
    }
  });
  if (disorder !== undefined || walked === undefined) {
    return yield* Effect.fail(refuse("outOfOrder", `${file}: ${disorder?.message}`));
  }
  const { end, events, isKnown } = walked;
  if (end._tag !== "Intact") {
    const found = { log: file, events, ...end };
    return yield* Effect.fail(refuse("notIntact", `${file} is not intact`, found));
  }
  if (!isKnown) {
    return yield* Effect.fail(refuse("otherVocabulary", `${file}: another vocabulary`));
  }
  const profile = maker.finish();
  if (profile.cases.length === 0) {
    return yield* Effect.fail(refuse("noCase", `${file} holds no case`));
  }
  return profile;
});
