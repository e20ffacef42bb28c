/**
 * Numbers of replications after which a first answer is worth showing, so that a planner need not
 * wait for the last: each halves the variance of the one before, and the picture visibly sharpens.
 */
const first = 20;

/** 20, 40, 80 … and all. */
export function milestones(replications: number): ReadonlyArray<number> {
  const found: number[] = [];
  for (let n = first; n < replications; n *= 2) found.push(n);
  return [...found, replications];
}
