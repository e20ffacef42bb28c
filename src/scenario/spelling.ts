/**
 * Finding the word that was meant. A planner who writes `noShwo` should read "did you mean
 * `noShow`?", and never a guess that is further from the word than the word is long.
 */

/** The candidate that is nearest to the word, if any is near enough to have been meant. */
export function meant(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  // Of a word of one or two letters nothing can be guessed.
  let least = word.length < 3 ? 1 : Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = distanceBetween(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** "did you mean `x`?" when something near was found. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const found = meant(word, candidates);
  return found === undefined ? undefined : `did you mean \`${found}\`?`;
}

/** Words in a sentence: `a`, `b` or `c`; long lists are cut. */
export function oneOfWords(words: ReadonlyArray<string>): string {
  const most = 12;
  if (words.length > most)
    return `${words.slice(0, most).join(", ")} or ${words.length - most} more`;
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** Letters to insert, remove, replace or swap with their neighbour to make one of the other. */
export function distanceBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[one.length][other.length];
}
