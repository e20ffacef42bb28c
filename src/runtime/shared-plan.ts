/**
 * Plain data with its typed arrays moved to memory that threads share, so that a plan is sent to a
 * worker without being copied: what is cloned is only the small map around it.
 */
type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

type NumbersOf = new (memory: SharedArrayBuffer) => Numbers;

/** The same data with shared arrays. Maps, sets and class instances must not be in it. */
export function sharedData<T>(data: T): T {
  if (ArrayBuffer.isView(data)) return sharedNumbers(data as unknown as Numbers) as T;
  if (Array.isArray(data)) return data.map((item: unknown) => sharedData(item)) as T;
  if (data === null || typeof data !== "object") return data;
  const entries = Object.entries(data).map(([key, value]) => [key, sharedData(value)]);
  return Object.fromEntries(entries) as T;
}

function sharedNumbers(numbers: Numbers): Numbers {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const shared = new (numbers.constructor as NumbersOf)(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers as never);
  return shared;
}
