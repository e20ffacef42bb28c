/** Quantile tables against exact quantiles, means and what distributions must have. */
import { describe, expect, test } from "vitest";
import {
  type DurationSpec,
  UnusableDistribution,
  quantileTable,
  sample,
} from "../../src/kernel/quantile-table.ts";
import {
  gammaLowerQuantile,
  gammaUpperQuantile,
  normalQuantile,
} from "../../src/kernel/special-functions.ts";

const specs: DurationSpec[] = [
  { kind: "exponential", mean: 40 },
  ...[0.05, 0.3, 0.5, 0.8, 1, 1.5, 2].flatMap((cv): DurationSpec[] => [
    { kind: "gamma", mean: 25, cv },
    { kind: "lognormal", mean: 0.2, cv },
  ]),
];

/** The exact quantile, by ways of its own where there are any. */
function exact({ kind, mean, cv = 1 }: DurationSpec, u: number): number {
  if (kind === "exponential") return -mean * Math.log1p(-u);
  if (kind === "gamma") return mean * cv * cv * gammaUpperQuantile(1 / (cv * cv), 1 - u);
  const variance = Math.log(1 + cv * cv);
  return mean * Math.exp(normalQuantile(u) * Math.sqrt(variance) - variance / 2);
}

describe.each(specs.map((spec) => [`${spec.kind} ${spec.cv ?? ""}`, spec] as const))(
  "%s",
  (_, spec) => {
    const table = quantileTable(spec);

    test("quantiles are right to one in a thousand", () => {
      for (let i = 1; i < 1000; i++) {
        const u = i / 1000;
        const wanted = exact(spec, u);
        const error = Math.abs(sample(table, u) - wanted) / Math.max(wanted, spec.mean / 1000);
        expect(error, `at ${u}`).toBeLessThan(1e-3);
      }
    });

    test("the mean is right to one in ten thousand", () => {
      // Midpoints of a million cells, and of a thousand cells of each outermost one.
      let sum = 0;
      const cells = 1_000_000;
      for (let i = 1; i < cells - 1; i++) sum += sample(table, (i + 0.5) / cells);
      for (let i = 0; i < 1000; i++) {
        sum += sample(table, (i + 0.5) / 1000 / cells) / 1000;
        sum += sample(table, 1 - (i + 0.5) / 1000 / cells) / 1000;
      }
      expect(Math.abs(sum / cells / spec.mean - 1)).toBeLessThan(1e-4);
    });

    test("a larger uniform never gives a shorter duration, out to the ends", () => {
      let before = 0;
      const ends = [2 ** -53, 2 ** -40, 2 ** -33, 2 ** -32, 1e-9, 1e-6];
      const middle = Array.from({ length: 20_001 }, (_cell, i) => (i + 0.5) / 20_002);
      const uniforms = [...ends, ...middle, ...ends.toReversed().map((tail) => 1 - tail)];
      for (const u of uniforms) {
        const duration = sample(table, u);
        expect(duration).toBeGreaterThanOrEqual(before);
        before = duration;
      }
      expect(before).toBeLessThan(Infinity);
    });
  },
);

test("a fixed duration is fixed", () => {
  for (const kind of ["fixed", "gamma", "lognormal"] as const) {
    const table = quantileTable({ kind, mean: 12.5, cv: 0 });
    for (const u of [2 ** -53, 0.3, 0.5, 1 - 2 ** -53]) expect(sample(table, u)).toBe(12.5);
  }
});

test("the same shape in another unit gives the same draws in that unit", () => {
  const days = quantileTable({ kind: "gamma", mean: 10, cv: 0.7 });
  const minutes = quantileTable({ kind: "gamma", mean: 14_400, cv: 0.7 });
  for (const u of [1e-6, 0.1, 0.5, 0.9, 1 - 1e-6]) {
    expect(sample(minutes, u) / sample(days, u) / 1440).toBeCloseTo(1, 12);
  }
});

test("the gamma quantile of small tails inverts the series that begins there", () => {
  // For shape 1 the distribution is exponential; for small tails x is (tail × Γ(a + 1))^(1/a).
  for (const tail of [0.5, 1e-3, 1e-9]) {
    expect(gammaLowerQuantile(1, tail, 0.7) / -Math.log1p(-tail)).toBeCloseTo(1, 10);
  }
  expect(gammaLowerQuantile(0.5, 1e-9, 1e-17) / ((1e-9 * Math.sqrt(Math.PI)) / 2) ** 2).toBeCloseTo(
    1,
    8,
  );
});

test.each([
  { kind: "gamma", mean: 0, cv: 1 },
  { kind: "gamma", mean: Number.NaN, cv: 1 },
  { kind: "gamma", mean: 1 },
  { kind: "lognormal", mean: 1, cv: 6 },
  { kind: "lognormal", mean: 1, cv: -1 },
  { kind: "exponential", mean: 1, cv: 0.5 },
  { kind: "fixed", mean: 1, cv: 1 },
] satisfies DurationSpec[])("%o is refused", (spec) => {
  expect(() => quantileTable(spec)).toThrow(UnusableDistribution);
});
