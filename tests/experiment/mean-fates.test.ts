/** Means of fates over replications: each part by itself, an event that one lacks counting 0. */
import { expect, test } from "vitest";
import { meanFates } from "../../src/experiment/mean-fates.ts";

test("means are over all replications, the largest first", () => {
  const found = meanFates([
    {
      citizens: 100,
      changed: 10,
      first: { OfferIssued: 6, JobStarted: 4 },
      more: { JobStarted: 4, JobEnded: -6 },
      ends: { onBenefit: { employed: 4 } },
    },
    {
      citizens: 102,
      changed: 0,
      first: {},
      more: { JobEnded: -2, OfferIssued: 1, CaseOpened: 0 },
      ends: { onBenefit: { employed: 2, pensioned: 8 } },
    },
  ]);
  expect(found).toEqual({
    citizens: 101,
    changed: 5,
    first: [
      { event: "OfferIssued", mean: 3 },
      { event: "JobStarted", mean: 2 },
    ],
    more: [
      { event: "JobEnded", mean: -4 },
      { event: "JobStarted", mean: 2 },
      { event: "OfferIssued", mean: 0.5 },
    ],
    ends: [
      { baseline: "onBenefit", arm: "pensioned", mean: 4 },
      { baseline: "onBenefit", arm: "employed", mean: 3 },
    ],
  });
  expect(meanFates([])).toBeUndefined();
});
