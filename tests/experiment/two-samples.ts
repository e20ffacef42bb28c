/** Whether two samples come from one distribution: the test of Kolmogorov and Smirnov. */

/** Largest distance between the two empirical distributions. */
export function distance(one: ReadonlyArray<number>, other: ReadonlyArray<number>): number {
  const [a, b] = [one.toSorted((x, y) => x - y), other.toSorted((x, y) => x - y)];
  let [i, j, most] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const at = Math.min(a[i], b[j]);
    while (a[i] <= at) i += 1;
    while (b[j] <= at) j += 1;
    most = Math.max(most, Math.abs(i / a.length - j / b.length));
  }
  return most;
}

/**
 * Probability of so large a distance when the distributions are one, by the limit law. Ties make
 * it larger than it is, so the test is on the safe side.
 */
export function probabilityOfDistance(d: number, n: number, m: number): number {
  const root = Math.sqrt((n * m) / (n + m));
  const lambda = (root + 0.12 + 0.11 / root) * d;
  let sum = 0;
  for (let k = 1; k <= 100; k += 1) {
    sum += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * lambda * lambda);
  }
  return lambda < 0.3 ? 1 : Math.min(1, Math.max(0, sum));
}
