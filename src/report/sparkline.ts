/**
 * A course in one line of text: one block for each value, its height between the lowest and the
 * highest of all. A course that hardly moves stays flat, for chatter is not to look like change.
 */

const blocks = "▁▂▃▄▅▆▇█";

/** The line; `least` is the difference below which nothing is drawn as a difference. */
export function sparkline(values: ReadonlyArray<number>, least: number): string {
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const middle = blocks[3];
  if (!(range > least)) return middle.repeat(values.length);
  return values
    .map((value) => blocks[Math.min(blocks.length - 1, Math.floor(((value - low) / range) * 8))])
    .join("");
}
