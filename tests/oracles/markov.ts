/**
 * Continuous-time Markov chains by uniformisation: P(t) = Σ Poisson(Λt; n) Uⁿ with U = I + Q/Λ.
 * All terms are positive, so nothing cancels and the result is good to machine precision.
 */

export type Matrix = ReadonlyArray<ReadonlyArray<number>>;

/** Distribution after time t of a chain with generator Q, begun in distribution p. */
export function occupancy(generator: Matrix, begun: ReadonlyArray<number>, t: number) {
  const rate = Math.max(...generator.map((row, i) => -row[i]));
  const steps = Math.ceil(rate * t + 12 * Math.sqrt(rate * t) + 30);
  let term = [...begun];
  let weight = Math.exp(-rate * t);
  const result = term.map((p) => p * weight);
  for (let n = 1; n <= steps; n += 1) {
    term = step(generator, term, rate);
    weight *= (rate * t) / n;
    for (const [i, p] of term.entries()) result[i] += p * weight;
  }
  return result;
}

function step(generator: Matrix, from: ReadonlyArray<number>, rate: number): Array<number> {
  return from.map((_, j) =>
    from.reduce((sum, p, i) => sum + p * ((i === j ? 1 : 0) + generator[i][j] / rate), 0),
  );
}
