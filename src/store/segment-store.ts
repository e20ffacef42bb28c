/**
 * The segment log as an event store: one folder per log, each remembered as far as it has been
 * walked. Its calls to the machine wait, as those of a simulation do; threads are what runs side
 * by side, and each has a store of its own on the same folder.
 */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import type { Backing, StoredRows } from "./backing.ts";
import {
  isStoreFailure,
  machineFailure,
  type ReadFailure,
  type StoreFailure,
  StoreFault,
  unsupported,
} from "./failures.ts";
import { type Machine, Room } from "./files.ts";
import { sealLog } from "./seal.ts";
import { eventsOf } from "./segment.ts";
import { SegmentLog } from "./segment-log.ts";
import { verifyLog } from "./verify-log.ts";
import { isLogName } from "./store-header.ts";
import { walk } from "./walk.ts";

/** The logs in the folder `root`, which is there. */
export function segmentBacking(machine: Machine, root: string): Backing {
  const known = new Map<string, SegmentLog>();
  const logOf = (name: string): SegmentLog => {
    const log = known.get(name) ?? new SegmentLog(machine, root, name);
    known.set(name, log);
    return log;
  };
  return {
    create: (header) => attempt(() => logOf(header.log).create(header)),
    header: (name) => attempt(() => logOf(name).opened()),
    head: (name) => attempt(() => logOf(name).head()),
    append: (name, expected, batchId, batch, schema) =>
      attempt(() => logOf(name).append(expected, batchId, batch, schema)),
    rows: (name, from, to, fleeting) => streamOf(() => rowsOf(logOf(name), from, to, fleeting)),
    chainAt: (name, position) => attempt(() => logOf(name).chainAt(position)),
    settle: (name) => attempt(() => logOf(name).settle()),
    verify: (name) => attempt(() => verifyLog(logOf(name))),
    seal: (name) => attempt(() => sealLog(logOf(name))),
    logs: () => attempt(() => logsIn(machine, root)),
  };
}

/** A step that may fail as a store does, as an effect. */
function attempt<A, E extends StoreFailure>(step: () => A): Effect.Effect<A, E> {
  return Effect.suspend(() => {
    try {
      return Effect.succeed(step());
    } catch (cause) {
      if (!isStoreFailure(cause)) throw cause;
      return Effect.fail(cause as E);
    }
  });
}

/** What a generator yields, as a stream; it goes on when somebody takes the next. */
const streamOf = <A>(begin: () => Generator<A, void>): Stream.Stream<A, ReadFailure> =>
  Stream.unwrap(
    Effect.sync(() => {
      const generator = begin();
      return Stream.unfold(0, () =>
        attempt<readonly [A, number] | undefined, ReadFailure>(() => {
          const step = generator.next();
          return step.done ? undefined : [step.value, 0];
        }),
      );
    }),
  );

function* rowsOf(
  log: SegmentLog,
  from: number,
  to: number,
  fleeting = false,
): Generator<StoredRows, void> {
  const rooms = fleeting ? { read: new Room(), unpacked: new Room() } : undefined;
  const { folder, machine, name } = log;
  const begin = log.placeBefore(from);
  const walking = walk(machine, folder, begin, rooms?.read);
  let position = begin.position;
  let step = log.guard(() => walking.next());
  for (; !step.done; step = log.guard(() => walking.next())) {
    const { value } = step;
    ({ position } = value.after);
    if (value._tag !== "Batch" || value.to <= from) continue;
    let first = value.from;
    for (const frame of value.events) {
      yield { first, schema: value.schema, ...eventsOf(frame, machine.expand, rooms?.unpacked) };
      first += frame.head.count;
    }
    if (value.to >= to) return;
  }
  const ending = step.value;
  if (ending._tag === "Unsupported") {
    throw unsupported(name, ending.place, ending.found, ending.expected);
  }
  if (ending._tag === "Corrupt" && position < to) throw log.damaged(position, ending.damage);
}

function logsIn(machine: Machine, root: string): ReadonlyArray<string> {
  try {
    const names = (machine.files.names(root) ?? []).filter(isLogName).toSorted();
    return names.filter((name) => {
      const log = new SegmentLog(machine, root, name);
      try {
        log.opened();
        return true;
      } catch (cause) {
        // What cannot be read is a log too; what has no header is none.
        if (!isStoreFailure(cause)) throw cause;
        return cause._tag !== "NoSuchLog";
      }
    });
  } catch (cause) {
    if (isStoreFailure(cause)) throw cause;
    const failure = machineFailure(root, cause);
    const { log, message } = failure;
    throw new StoreFault({ log, message, code: "code" in failure ? failure.code : "ENOSPC" });
  }
}
