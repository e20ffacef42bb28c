/**
 * Which character separates the cells of a file whose mapping does not say. The header decides:
 * the separator is the one under which most of the columns that the mapping asks for are found,
 * and among equals the one that makes most cells.
 */

export const separators = [";", ",", "tab", "|"] as const;
export type Separator = (typeof separators)[number];

export const separatorByte: Readonly<Record<Separator, number>> = {
  ";": 0x3b,
  ",": 0x2c,
  tab: 0x09,
  "|": 0x7c,
};

/** The separator of a file by its first line. */
export function separatorOf(header: string, columns: ReadonlySet<string>): Separator {
  let best: Separator = ";";
  let bestScore = -1;
  for (const separator of separators) {
    const cells = header.split(separator === "tab" ? "\t" : separator);
    const known = cells.filter((cell) => columns.has(cell.trim().replaceAll('"', ""))).length;
    const score = known * 10_000 + cells.length;
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}
