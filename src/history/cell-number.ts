/** Numbers in cells: whole ones read from their bytes, real ones with a decimal comma or point. */

const zero = 0x30;
const minus = 0x2d;

/** Longest whole number that is surely exact. */
const digitsMost = 15;

/** The whole number that a cell writes in digits alone; NaN when it writes anything else. */
export function wholeOfCell(bytes: Uint8Array, from: number, to: number): number {
  const isNegative = bytes[from] === minus;
  const first = isNegative ? from + 1 : from;
  if (first >= to || to - first > digitsMost) return Number.NaN;
  let value = 0;
  for (let i = first; i < to; i++) {
    const digit = bytes[i] - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return isNegative ? -value : value;
}

export const decimals = [",", "."] as const;
export type Decimal = (typeof decimals)[number];

const shapes: Readonly<Record<Decimal, RegExp>> = {
  ",": /^-?(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d+)?$/u,
  ".": /^-?(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?$/u,
};

/** A number as people write it, `1.234,5` with a decimal comma; NaN when it is none. */
export function realOfText(text: string, decimal: Decimal): number {
  const plain = text.replaceAll("\u00a0", " ");
  if (!shapes[decimal].test(plain)) return Number.NaN;
  const grouping = decimal === "," ? /[. ]/gu : /[, ]/gu;
  return Number(plain.replaceAll(grouping, "").replace(",", "."));
}
