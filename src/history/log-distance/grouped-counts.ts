/**
 * Counts by bin and by group of citizens. What a log is compared by are sums over citizens, so
 * counts kept for sixteen random groups can be put together to the whole log or to any of its
 * 12,870 halves without reading it again.
 */

/** Groups that the citizens of a log are dealt to by chance. */
export const groups = 16;

/** Which groups count, a bit for each. */
export type Groups = number;
export const everyone: Groups = 2 ** groups - 1;

/** Whether the group is among these. */
export const has = (among: Groups, group: number): boolean => ((among >> group) & 1) === 1;

export class GroupedCounts {
  /** The bin that comes first in the table; 0 until `reach` says otherwise. */
  first = 0;
  /** Bins that there is room for. */
  #bins = 0;
  /** Count of group g in bin b at `(b - first) * groups + g`. */
  counts = new Float64Array(0);

  /** Makes room for a bin. Bins before the first make a new first. */
  reach(bin: number): void {
    if (bin >= this.first && bin < this.first + this.#bins) return;
    const low = this.#bins === 0 ? bin : Math.min(this.first, bin);
    const high = this.#bins === 0 ? bin : Math.max(this.first + this.#bins - 1, bin);
    const bins = Math.max(high - low + 1, this.#bins * 2, 64);
    const counts = new Float64Array(bins * groups);
    if (this.#bins > 0) counts.set(this.counts, (this.first - low) * groups);
    this.first = low;
    this.#bins = bins;
    this.counts = counts;
  }

  /** Counts of the groups together, for bins `low` up to before `low + bins`. */
  total(among: Groups, low: number, bins: number): Float64Array {
    const total = new Float64Array(bins);
    for (let i = 0; i < bins; i += 1) {
      const at = (low + i - this.first) * groups;
      if (at < 0 || at >= this.counts.length) continue;
      for (let group = 0; group < groups; group += 1) {
        if (has(among, group)) total[i] += this.counts[at + group];
      }
    }
    return total;
  }

  /** The bin after the last. */
  get end(): number {
    return this.first + this.#bins;
  }
}
