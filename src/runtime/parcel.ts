/**
 * An arm made ready to be sent to threads. Its typed arrays lie in memory that threads share, and
 * the small map around them lies there too, as bytes; so a parcel costs a few handles to send,
 * however large the plan, and is unpacked only by a thread that does not know the arm yet.
 */
import * as v8 from "node:v8";
import type { Arm } from "../experiment/experiment.ts";

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

type NumbersOf = new (memory: SharedArrayBuffer) => Numbers;

export interface Parcel {
  /** What stands for the arm: equal keys, equal arms. */
  readonly key: string;
  /** The arm with a place for each of its typed arrays. */
  readonly shape: Uint8Array;
  readonly numbers: ReadonlyArray<Numbers>;
}

/** Where a typed array was. No key of ours begins with a dollar sign. */
interface Place {
  readonly $numbers: number;
}

/** Maps, sets and class instances must not be in the arm. */
export function pack(key: string, arm: Arm): Parcel {
  const numbers: Numbers[] = [];
  const shape = v8.serialize(withPlaces(arm, numbers));
  return { key, shape: shared(new Uint8Array(shape)), numbers };
}

/** The arm of a parcel; its typed arrays are the parcel's own. */
export function unpack({ shape, numbers }: Parcel): Arm {
  return withNumbers(v8.deserialize(Uint8Array.from(shape)), numbers) as Arm;
}

function withPlaces(data: unknown, numbers: Numbers[]): unknown {
  if (ArrayBuffer.isView(data)) {
    numbers.push(shared(data as Numbers));
    return { $numbers: numbers.length - 1 } satisfies Place;
  }
  if (Array.isArray(data)) return data.map((item: unknown) => withPlaces(item, numbers));
  if (data === null || typeof data !== "object") return data;
  const entries = Object.entries(data).map(([key, value]) => [key, withPlaces(value, numbers)]);
  return Object.fromEntries(entries);
}

function withNumbers(data: unknown, numbers: ReadonlyArray<Numbers>): unknown {
  if (Array.isArray(data)) return data.map((item: unknown) => withNumbers(item, numbers));
  if (data === null || typeof data !== "object") return data;
  if ("$numbers" in data) return numbers[(data as Place).$numbers];
  const entries = Object.entries(data).map(([key, value]) => [key, withNumbers(value, numbers)]);
  return Object.fromEntries(entries);
}

function shared<N extends Numbers>(numbers: N): N {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const memory = new SharedArrayBuffer(numbers.byteLength);
  const copy = new (numbers.constructor as NumbersOf)(memory) as N;
  copy.set(numbers as never);
  return copy;
}
