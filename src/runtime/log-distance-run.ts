/**
 * Log files set beside a first one. Each is read once, frame by frame, and of the second ones no
 * more than one is at hand at a time, so a folder of any number of logs can be compared.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { FirstLog } from "../history/log-distance/compare-logs.ts";
import type { Lens } from "../history/log-distance/lens.ts";
import { LogOutOfOrder, type Profile, ProfileMaker } from "../history/log-distance/profile.ts";
import type { Verdict } from "../kernel/frame-reader.ts";
import { type ComparedLogs, sizeOf } from "../report/result-of-log-distance.ts";
import { vocabularyHash } from "../store/vocabulary-hash.ts";
import { withLogFile } from "./log-file.ts";
import type { LogFileError } from "./log-file-error.ts";

/** Why a log cannot be compared; the reader of the result is told in their own language. */
export class NotComparableLog extends Schema.TaggedError<NotComparableLog>()("NotComparableLog", {
  file: Schema.String,
  why: Schema.Literals(["notIntact", "otherVocabulary", "noCase", "outOfOrder"]),
  /** What the reader of frames says of a file that is not intact. */
  verdict: Schema.optionalKey(Schema.Unknown as Schema.Codec<Verdict>),
  message: Schema.String,
}) {}

export interface LogDistanceAsked {
  readonly first: string;
  readonly second: ReadonlyArray<string>;
  readonly lens: Lens;
  readonly attributes: ReadonlyArray<string>;
  /** Minute from which remaining time is counted; the middle of the first log unless told. */
  readonly reference: number | undefined;
}

/** The distances of the second logs from the first. */
export const compareLogFiles = Effect.fnUntraced(function* (
  asked: LogDistanceAsked,
): Effect.fn.Return<ComparedLogs, LogFileError | NotComparableLog> {
  const { lens, attributes, reference } = asked;
  const profile = yield* readProfile(asked.first, lens);
  const first = new FirstLog(profile, lens, reference);
  const compared = yield* Effect.forEach(asked.second, (file) =>
    Effect.map(readProfile(file, lens), (other) => ({
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
): Effect.fn.Return<Profile, LogFileError | NotComparableLog> {
  const refuse = (why: NotComparableLog["why"], message: string, verdict?: Verdict) =>
    new NotComparableLog({ file, why, message, ...(verdict === undefined ? {} : { verdict }) });
  const read = yield* withLogFile(file, (frames) => {
    const maker = new ProfileMaker(lens);
    let step = frames.next();
    try {
      for (; !step.done; step = frames.next()) maker.add(step.value.columns);
    } catch (cause) {
      if (cause instanceof LogOutOfOrder) return cause;
      throw cause;
    }
    return { verdict: step.value, profile: maker.finish() };
  });
  if (read instanceof LogOutOfOrder) {
    return yield* Effect.fail(refuse("outOfOrder", `${file}: ${read.message}`));
  }
  const { verdict, profile } = read;
  if (verdict._tag !== "Intact") {
    return yield* Effect.fail(refuse("notIntact", `${file} is not intact`, verdict));
  }
  if (verdict.header?.vocabulary !== vocabularyHash()) {
    return yield* Effect.fail(refuse("otherVocabulary", `${file}: another vocabulary`));
  }
  if (profile.cases.length === 0) {
    return yield* Effect.fail(refuse("noCase", `${file} holds no case`));
  }
  return profile;
});
