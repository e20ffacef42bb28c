/**
 * Sorts the entries of a day. An entry is one whole number below 2⁴⁹, so that it fits a double:
 * minute of the day (11 bits), kind (6 bits), subject (32 bits), the first counting most. A busy
 * day is sorted digit by digit, which costs the same for every entry however many are tied. A quiet
 * one would pay more for the counting than for the sorting: it is dealt to piles of sixteen minutes
 * and put in order by insertion, except a pile so high (everything due at midnight, or as the doors
 * open) that digits are better again. Equal entries are alike in every bit, so no order is lost.
 */

const perPile = 2 ** -42; // entry to sixteen minutes
const perKind = 2 ** -32; // entry to minute and kind
const pileCount = 90;
const busyDay = 1024;
const highPile = 64;
const fewEntries = 24;

// Digits: four of 8 bits of the subject, then 8 and 9 bits of minute and kind.
const subjectDigits = 4;
const digitBits = 8;
const digitMask = 0xff;
const stride = 512;

const piles = new Int32Array(pileCount);
const counts = new Int32Array((subjectDigits + 2) * stride);

/** Moves the first `count` entries of `source`, sorted, to `target`; `source` is spoilt. */
export function sortEntries(source: Float64Array, target: Float64Array, count: number): void {
  if (count > fewEntries && count < busyDay) {
    dealPiles(source, target, count);
    insertionSort(target, count);
    return;
  }
  for (let at = 0; at < count; at++) target[at] = source[at];
  if (count <= fewEntries) insertionSort(target, count);
  else sortByDigits(target, source, 0, count);
}

function dealPiles(source: Float64Array, target: Float64Array, count: number): void {
  piles.fill(0);
  for (let at = 0; at < count; at++) piles[(source[at] * perPile) | 0]++;
  let start = 0;
  let highest = 0;
  for (let pile = 0; pile < pileCount; pile++) {
    const size = piles[pile];
    piles[pile] = start;
    start += size;
    highest = Math.max(highest, size);
  }
  for (let at = 0; at < count; at++) {
    const entry = source[at];
    target[piles[(entry * perPile) | 0]++] = entry;
  }
  if (highest <= highPile) return;
  // Each pile's mark has moved on to its end.
  for (let pile = 0, from = 0; pile < pileCount; pile++) {
    const end = piles[pile];
    if (end - from > highPile) sortByDigits(target, source, from, end);
    from = end;
  }
}

function insertionSort(entries: Float64Array, count: number): void {
  for (let at = 1; at < count; at++) {
    const entry = entries[at];
    let hole = at - 1;
    while (hole >= 0 && entries[hole] > entry) {
      entries[hole + 1] = entries[hole];
      hole--;
    }
    entries[hole + 1] = entry;
  }
}

/** Least digit first, between the array and a spare one, leaving out digits that all share. */
function sortByDigits(
  entries: Float64Array,
  spare: Float64Array,
  start: number,
  end: number,
): void {
  countDigits(entries, start, end);
  const low = entries[start] | 0;
  const high = (entries[start] * perKind) | 0;
  let from = entries;
  let to = spare;
  for (let digit = 0; digit < subjectDigits + 2; digit++) {
    const ofHigh = digit - subjectDigits;
    const first = ofHigh < 0 ? (low >>> (digit * digitBits)) & digitMask : highDigit(high, ofHigh);
    if (counts[digit * stride + first] === end - start) continue;
    sumUp(digit * stride, start);
    if (ofHigh < 0) dealByLow(from, to, start, end, digit);
    else dealByHigh(from, to, start, end, ofHigh);
    [from, to] = [to, from];
  }
  if (from === entries) return;
  for (let at = start; at < end; at++) entries[at] = from[at];
}

function highDigit(high: number, digit: number): number {
  return digit === 0 ? high & digitMask : high >>> digitBits;
}

function countDigits(entries: Float64Array, start: number, end: number): void {
  counts.fill(0);
  let any = 0;
  for (let at = start; at < end; at++) {
    const entry = entries[at];
    const low = entry | 0;
    const high = (entry * perKind) | 0;
    any |= low;
    counts[low & digitMask]++;
    counts[stride + ((low >>> 8) & digitMask)]++;
    counts[4 * stride + (high & digitMask)]++;
    counts[5 * stride + (high >>> digitBits)]++;
  }
  if (any >>> 16 === 0) {
    // Few towns have more citizens than this; their upper digits are all 0.
    counts[2 * stride] = end - start;
    counts[3 * stride] = end - start;
    return;
  }
  for (let at = start; at < end; at++) {
    const low = entries[at] | 0;
    counts[2 * stride + ((low >>> 16) & digitMask)]++;
    counts[3 * stride + (low >>> 24)]++;
  }
}

/** Turns the count of every digit into the place of its first entry. */
function sumUp(base: number, start: number): void {
  for (let at = base; at < base + stride; at++) {
    const size = counts[at];
    counts[at] = start;
    start += size;
  }
}

/** Deals by one digit of the subject. */
function dealByLow(
  from: Float64Array,
  to: Float64Array,
  start: number,
  end: number,
  digit: number,
): void {
  const base = digit * stride;
  const shift = digit * digitBits;
  for (let at = start; at < end; at++) {
    const entry = from[at];
    to[counts[base + (((entry | 0) >>> shift) & digitMask)]++] = entry;
  }
}

/** Deals by one digit of minute and kind. */
function dealByHigh(
  from: Float64Array,
  to: Float64Array,
  start: number,
  end: number,
  digit: number,
): void {
  const base = (subjectDigits + digit) * stride;
  const shift = digit * digitBits;
  const mask = digit === 0 ? digitMask : stride - 1;
  for (let at = start; at < end; at++) {
    const entry = from[at];
    to[counts[base + ((((entry * perKind) | 0) >>> shift) & mask)]++] = entry;
  }
}
