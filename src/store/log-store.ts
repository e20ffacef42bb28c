/**
 * The event store on top of something that keeps batches: what is the same for all of them.
 * A branch reads its parent up to the seam and then itself; rows of older versions are brought
 * up to the present one; bounds are applied to what comes out. So each kind of store needs to
 * know nothing of branches, versions or bounds, and all of them agree about these.
 */
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import type { Backing, StoredRows } from "./backing.ts";
import { faultIn, unknownCode } from "./batch.ts";
import { least, Sieve } from "./bounds.ts";
import type { Batch, Bounds, BranchPoint, Chunk, LogStoreShape, Position } from "./contract.ts";
import { currentSchema, type EventSchema, upcast } from "./event-schema.ts";
import { logCorrupt, type ReadFailure, refused, unsupported } from "./failures.ts";
import {
  isLogName,
  logNameRule,
  type NewHeader,
  type Parent,
  type StoreHeader,
} from "./store-header.ts";
import { vocabularyHash } from "./vocabulary-hash.ts";

/** A store whose logs are kept by `backing`, its events in the words of `schema`. */
export function logStoreOf(backing: Backing, schema: EventSchema = currentSchema): LogStoreShape {
  const named = <A, E>(name: string, effect: Effect.Effect<A, E>) =>
    isLogName(name)
      ? effect
      : Effect.fail(refused(name, `${JSON.stringify(name)}: ${logNameRule}.`));
  const reading = new Reading(backing, schema);
  return {
    create: (name, header) => named(name, createWith(backing, name, header, undefined)),
    header: (name) => named(name, backing.header(name)),
    head: (name) => named(name, backing.head(name)),
    append: (name, expected, batchId, batch) =>
      named(name, appendTo(backing, schema, name, expected, batchId, batch)),
    read: (name, bounds = {}, fleeting = false) =>
      Stream.unwrap(named(name, reading.of(name, bounds, fleeting))),
    verify: (name) => named(name, reading.seam(name).pipe(Effect.andThen(backing.verify(name)))),
    seal: (name) => named(name, backing.seal(name).pipe(Effect.andThen(backing.head(name)))),
    branch: (parent, point, name, header) =>
      named(parent, named(name, branchOff(backing, reading, parent, point, name, header))),
    logs: backing.logs,
  };
}

/** Of this program; worked out once, when a log is made. */
let vocabulary: string | undefined;

const isPosition = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const createWith = Effect.fnUntraced(function* (
  backing: Backing,
  name: string,
  header: NewHeader,
  parent: Parent | undefined,
) {
  vocabulary ??= vocabularyHash();
  const own: StoreHeader = { store: 1, log: name, vocabulary, ...header };
  yield* backing.create(parent === undefined ? own : { ...own, parent });
  return yield* backing.head(name);
});

const appendTo = (
  backing: Backing,
  { codes, version }: EventSchema,
  name: string,
  expected: Position | "any",
  batchId: string,
  batch: Batch,
) => {
  if (expected !== "any" && !isPosition(expected)) {
    return Effect.fail(refused(name, `${name}: ${expected} is no number of events.`));
  }
  const code = unknownCode(batch.columns, codes);
  const fault = code === undefined ? faultIn(batchId, batch) : `there is no event of code ${code}`;
  if (fault !== undefined) return Effect.fail(refused(name, `${name}: ${fault}.`));
  return backing.append(name, expected, batchId, batch, version);
};

/** The parent is made durable first: a branch must not outlive what it goes on from. */
const branchOff = Effect.fnUntraced(function* (
  backing: Backing,
  reading: Reading,
  parent: string,
  { at, validTo, knownOn }: BranchPoint,
  name: string,
  header: NewHeader,
) {
  const { data } = yield* backing.header(parent);
  const { position: head } = yield* backing.head(parent);
  const position = at ?? head;
  const odd = [position, validTo ?? 0, knownOn ?? 0].find((value) => !Number.isSafeInteger(value));
  if (odd !== undefined) {
    return yield* Effect.fail(refused(parent, `${parent}: a branch cannot begin at ${odd}.`));
  }
  yield* reading.seam(parent);
  const chain = yield* reading.chainAt(parent, position);
  if (chain === undefined) {
    const text = `${parent} has ${head} events; a branch cannot begin at ${position}.`;
    return yield* Effect.fail(refused(parent, text));
  }
  yield* backing.settle(parent);
  const bounds = {
    ...(validTo === undefined ? {} : { validTo }),
    ...(knownOn === undefined ? {} : { knownOn }),
  };
  const inherited = data === "personal" ? { ...header, data } : header;
  return yield* createWith(backing, name, inherited, { log: parent, position, chain, ...bounds });
});

/** Reads logs through their branches. */
class Reading {
  readonly #backing: Backing;
  readonly #schema: EventSchema;

  constructor(backing: Backing, schema: EventSchema) {
    this.#backing = backing;
    this.#schema = schema;
  }

  of(
    name: string,
    bounds: Bounds,
    fleeting: boolean,
  ): Effect.Effect<Stream.Stream<Chunk, ReadFailure>, ReadFailure> {
    const { from = 0, to = Number.POSITIVE_INFINITY } = bounds;
    if (!(from >= 0 && to >= 0)) {
      return Effect.fail(refused(name, `${name}: events ${from} to ${to} cannot be read.`));
    }
    return Effect.gen({ self: this }, function* () {
      const { parent } = yield* this.#backing.header(name);
      const base = parent?.position ?? 0;
      const ownBounds = { ...bounds, from: Math.max(from, base), to };
      const own = Stream.suspend(() => this.#own(name, ownBounds, fleeting));
      if (parent === undefined || from >= base) return own;
      yield* this.seam(name);
      const inherited = {
        from,
        to: Math.min(to, base),
        validTo: least(bounds.validTo, parent.validTo),
        knownOn: least(bounds.knownOn, parent.knownOn),
      };
      const before = yield* this.of(parent.log, inherited, fleeting);
      return to <= base ? before : Stream.concat(before, own);
    });
  }

  #own(name: string, bounds: Bounds & { from: Position; to: Position }, fleeting: boolean) {
    const rows = this.#backing.rows(name, bounds.from, bounds.to, fleeting);
    const sieve = new Sieve(bounds);
    return rows.pipe(
      Stream.mapEffect((stored) => this.#present(name, stored)),
      Stream.filterMap((chunk) => {
        const kept = sieve.within(chunk);
        return kept === undefined ? Result.failVoid : Result.succeed(kept);
      }),
    );
  }

  #present(name: string, stored: StoredRows) {
    const chunk = upcast(stored, this.#schema);
    if (!("found" in chunk)) return Effect.succeed(chunk);
    const place = `the batch at event ${stored.first}`;
    return Effect.fail(unsupported(name, place, chunk.found, chunk.expected));
  }

  /** The chain of a log, or of the ancestor that has the position, at that position. */
  chainAt(name: string, position: Position): Effect.Effect<string | undefined, ReadFailure> {
    return Effect.gen({ self: this }, function* () {
      const { parent } = yield* this.#backing.header(name);
      if (parent === undefined || position >= parent.position) {
        return yield* this.#backing.chainAt(name, position);
      }
      return yield* this.chainAt(parent.log, position);
    });
  }

  /** Fails when a branch's parent is no longer what the branch goes on from. */
  seam(name: string): Effect.Effect<void, ReadFailure> {
    return Effect.gen({ self: this }, function* () {
      const { parent } = yield* this.#backing.header(name);
      if (parent === undefined) return;
      yield* this.seam(parent.log);
      const { log, position } = parent;
      const chain = yield* this.chainAt(log, position);
      if (chain === parent.chain) return;
      const why = `the branch goes on from chain ${parent.chain}, ${log} has ${chain ?? "none"}`;
      const place = `${log} at event ${position}`;
      yield* Effect.fail(logCorrupt(name, 0, { place, at: 0, why }));
    });
  }
}
