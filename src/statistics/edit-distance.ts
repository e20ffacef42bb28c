/**
 * How many edits turn one sequence into another: insert, delete or replace a symbol, or swap two
 * neighbours (Damerau–Levenshtein). This is the full distance, in which what was swapped may be
 * edited again, not the restricted one ("optimal string alignment"); only the full one obeys the
 * triangle inequality. After Lowrance and Wagner, "An extension of the string-to-string
 * correction problem", Journal of the ACM 22 (1975).
 */

/** Counts edits; keeps its table from one pair to the next, for there are thousands of pairs. */
export class EditDistance {
  #table = new Int32Array(0);
  /** The row after the latest one whose symbol is this; 0 for none. */
  #latest = new Int32Array(0);

  /** Edits from one sequence to the other. Symbols are whole numbers from 0, best small ones. */
  between(one: ArrayLike<number>, other: ArrayLike<number>): number {
    const [rows, columns] = [one.length, other.length];
    const width = columns + 2;
    this.#prepare(one, other, width);
    const table = this.#table;
    const latest = this.#latest;
    for (let row = 1; row <= rows; row += 1) {
      const symbol = one[row - 1];
      let matched = 0; // the latest column in this row whose symbol is the row's
      for (let column = 1; column <= columns; column += 1) {
        const otherSymbol = other[column - 1];
        const swapRow = latest[otherSymbol];
        const at = (row + 1) * width + column + 1;
        // A swap of the two symbols, and what lay between them deleted and inserted.
        const swapped =
          table[swapRow * width + matched] + (row - swapRow - 1) + 1 + (column - matched - 1);
        const same = symbol === otherSymbol;
        let least = table[at - width - 1] + (same ? 0 : 1);
        if (table[at - 1] + 1 < least) least = table[at - 1] + 1;
        if (table[at - width] + 1 < least) least = table[at - width] + 1;
        if (swapped < least) least = swapped;
        table[at] = least;
        if (same) matched = column;
      }
      latest[symbol] = row;
    }
    return table[(rows + 1) * width + columns + 1];
  }

  /** Borders: nothing to the first symbols by inserting them, and no way round outside. */
  #prepare(one: ArrayLike<number>, other: ArrayLike<number>, width: number): void {
    const cells = (one.length + 2) * width;
    if (this.#table.length < cells) this.#table = new Int32Array(cells * 2);
    const symbols = 1 + Math.max(largest(one), largest(other));
    if (this.#latest.length < symbols) this.#latest = new Int32Array(symbols * 2);
    this.#latest.fill(0);
    const table = this.#table;
    const never = one.length + other.length;
    for (let row = 0; row <= one.length + 1; row += 1) {
      table[row * width] = never;
      table[row * width + 1] = row === 0 ? never : row - 1;
    }
    for (let column = 1; column <= other.length + 1; column += 1) {
      table[column] = never;
      table[width + column] = column - 1;
    }
  }
}

function largest(sequence: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < sequence.length; i += 1) if (sequence[i] > most) most = sequence[i];
  return most;
}
