/**
 * Columns that grow. How many citizens a run will have is not known when it starts, so what is
 * kept for each citizen lies in typed arrays that are copied into larger ones now and then.
 */

type Bytes = Uint8Array<ArrayBuffer>;
type Ints = Int32Array<ArrayBuffer>;

/** The bytes in an array of at least that length. */
export function grownBytes(bytes: Bytes, length: number): Bytes {
  if (bytes.length >= length) return bytes;
  const grown = new Uint8Array(length);
  grown.set(bytes);
  return grown;
}

/** The integers in an array of at least that length. */
export function grownInts(ints: Ints, length: number): Ints {
  if (ints.length >= length) return ints;
  const grown = new Int32Array(length);
  grown.set(ints);
  return grown;
}

/** The bytes as another array has them, in the array that exists where it is long enough. */
export function copiedBytes(bytes: Bytes, other: Bytes): Bytes {
  const copy = grownBytes(bytes, other.length);
  copy.set(other);
  copy.fill(0, other.length);
  return copy;
}

/** The integers as another array has them, what is longer than that filled with `blank`. */
export function copiedInts(ints: Ints, other: Ints, blank = 0): Ints {
  const copy = grownInts(ints, other.length);
  copy.set(other);
  copy.fill(blank, other.length);
  return copy;
}
