/**
 * Chance for the reference model: one stream of numbers, drawn in the order in which the model
 * asks. The fast model addresses its chance and crosses thresholds; that the two agree in
 * distribution although nothing of this file is theirs is what makes the comparison worth having.
 */

export class Stream {
  #state: [number, number, number, number];

  /** The generator sfc32 (C. Doty-Humphrey), its 128 bits of state filled from a text. */
  constructor(seed: string) {
    this.#state = [...scramble(seed)];
    for (let i = 0; i < 20; i += 1) this.uniform();
  }

  /** A number in [0, 1). */
  uniform(): number {
    const [a, b, c, d] = this.#state;
    const sum = (((a + b) | 0) + d) | 0;
    this.#state = [
      b ^ (b >>> 9),
      (c + (c << 3)) | 0,
      (((c << 21) | (c >>> 11)) + sum) | 0,
      (d + 1) | 0,
    ];
    return (sum >>> 0) / 2 ** 32;
  }

  /** True with the probability. */
  happens(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** Index of a weight, with probability in proportion to it. */
  pick(weights: ReadonlyArray<number>): number {
    let left = this.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [index, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return index;
    }
    return weights.findLastIndex((weight) => weight > 0);
  }

  /** Exponential with the mean. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  /** Poisson: how many unit exponentials fit into the mean. */
  poisson(mean: number): number {
    let count = 0;
    for (let sum = this.exponential(1); sum <= mean; sum += this.exponential(1)) count += 1;
    return count;
  }

  /** Normal, by the polar form of Box and Muller. */
  normal(): number {
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
  }

  /** Gamma with the mean and coefficient of variation, by Marsaglia and Tsang (2000). */
  gamma(mean: number, variation: number): number {
    if (variation === 0) return mean;
    const shape = 1 / variation ** 2;
    if (shape < 1) {
      // A gamma of shape a is one of shape a + 1 times U^(1/a).
      const taller = this.#unitGamma(shape + 1) * this.uniform() ** (1 / shape);
      return (taller * mean) / shape;
    }
    return (this.#unitGamma(shape) * mean) / shape;
  }

  #unitGamma(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}

/** Four 32-bit words of a text, each letter stirring all of them (FNV-1a with four offsets). */
function scramble(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x243f6a88, 0xb7e15162];
  for (const letter of text) {
    for (let i = 0; i < 4; i += 1) {
      words[i] = Math.imul(
        words[i] ^ (letter.codePointAt(0) ?? 0) ^ words[(i + 1) % 4],
        0x01000193,
      );
      words[i] ^= words[i] >>> 15;
    }
  }
  return words;
}
