/**
 * Threefry-2x32, the counter-based generator of Salmon, Moraes, Dror and Shaw ("Parallel random
 * numbers: as easy as 1, 2, 3", 2011): a keyed scrambling of two 32-bit words. It has no state, so
 * a draw can be addressed instead of drawn in order. Thirteen rounds pass the batteries of that
 * paper and serve draws; twenty, its margin of safety, serve keys. Both reproduce the published
 * known answers. The two result words are left in `words`, so that a call allocates nothing.
 */

/** The two words of the latest call; overwritten by the next. */
export const words = new Int32Array(2);

const parity = 0x1bd11bda;
const rotations = [13, 15, 26, 6, 17, 29, 16, 24];

/** Scrambles the counter (c0, c1) under the key (k0, k1) by so many rounds; not for the loop. */
export function threefry(rounds: number, c0: number, c1: number, k0: number, k1: number): void {
  const key = [k0 | 0, k1 | 0, parity ^ k0 ^ k1];
  let x = (c0 + key[0]) | 0;
  let y = (c1 + key[1]) | 0;
  for (let round = 0; round < rounds; round++) {
    const by = rotations[round % 8];
    x = (x + y) | 0;
    y = ((y << by) | (y >>> (32 - by))) ^ x;
    if (round % 4 === 3) {
      const turn = (round + 1) / 4;
      x = (x + key[turn % 3]) | 0;
      y = (y + key[(turn + 1) % 3] + turn) | 0;
    }
  }
  words[0] = x;
  words[1] = y;
}

/**
 * The same with thirteen rounds, written out for the loop. Every sum is cut to 32 bits at once,
 * three terms in two steps: a sum that may be longer is reckoned as a float, at twice the cost.
 */
export function threefry13(c0: number, c1: number, k0: number, k1: number): void {
  const k2 = parity ^ k0 ^ k1;
  let x = ((c0 | 0) + (k0 | 0)) | 0;
  let y = ((c1 | 0) + (k1 | 0)) | 0;
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k1) | 0;
  y = (((y + k2) | 0) + 1) | 0;
  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k2) | 0;
  y = (((y + k0) | 0) + 2) | 0;
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k0) | 0;
  y = (((y + k1) | 0) + 3) | 0;
  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  words[0] = x;
  words[1] = y;
}
