/** Sums and means under names: what `statistics.ts` writes on. */

export class Tally {
  readonly #sums = new Map<string, number>();
  readonly #means = new Map<string, { sum: number; count: number }>();

  add(name: string, by = 1): void {
    this.#sums.set(name, (this.#sums.get(name) ?? 0) + by);
  }

  /** Takes a value into the mean of the name; NaN is no value. */
  mean(name: string, value: number): void {
    if (Number.isNaN(value)) return;
    const { sum, count } = this.#means.get(name) ?? { sum: 0, count: 0 };
    this.#means.set(name, { sum: sum + value, count: count + 1 });
  }

  /** All of them by name; means are marked, as their absence does not say 0. */
  numbers(): Map<string, number> {
    const means = [...this.#means].map(
      ([name, { sum, count }]) => [`mean ${name}`, sum / count] as const,
    );
    return new Map([...this.#sums, ...means]);
  }
}
