/**
 * Real numbers in an integer slot. A slot of a log row holds 32 bits; a real payload is the bit
 * pattern of the nearest float32, so that what is read back is exactly what was used and equal
 * numbers are equal bytes. A caller that must later use the number it logged rounds it first
 * with Math.fround.
 */
const float = new Float32Array(1);
const int = new Int32Array(float.buffer);

/** The 32 bits of the float32 nearest to the value, as a signed integer. */
export function floatBits(value: number): number {
  float[0] = value;
  return int[0];
}

/** The number whose float32 has these 32 bits. */
export function bitsFloat(bits: number): number {
  int[0] = bits;
  return float[0];
}
