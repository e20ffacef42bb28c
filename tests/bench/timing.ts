/**
 * Time on the processor. A run is measured by the processor time of the process, so that what else
 * the machine does counts less, and several times: the median tells what to expect, the least what
 * the code can do when nobody disturbs it.
 */

export interface Timing {
  /** Nanoseconds on the processor, the compiler's and collector's threads included. */
  readonly median: number;
  readonly least: number;
}

/** Nanoseconds of processor time that the process has used. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

/** Times a piece of work after it has been done `warm` times unmeasured. */
export function timed(runs: number, warm: number, work: (run: number) => void): Timing {
  for (let run = 0; run < warm; run += 1) work(run);
  const times: number[] = [];
  for (let run = warm; run < warm + runs; run += 1) {
    const before = processorTime();
    work(run);
    times.push(processorTime() - before);
  }
  return timingOf(times);
}

/** The same for two pieces of work in turn, so that both meet the machine in the same mood. */
export function timedTogether(
  runs: number,
  warm: number,
  works: readonly [(run: number) => void, (run: number) => void],
): readonly [Timing, Timing] {
  const times: [number[], number[]] = [[], []];
  for (let run = 0; run < warm + runs; run += 1) {
    for (const [i, work] of works.entries()) {
      const before = processorTime();
      work(run);
      if (run >= warm) times[i].push(processorTime() - before);
    }
  }
  return [timingOf(times[0]), timingOf(times[1])];
}

function timingOf(times: ReadonlyArray<number>): Timing {
  return { median: median(times), least: Math.min(...times) };
}

export function median(numbers: ReadonlyArray<number>): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A number with so many significant digits, thousands apart. */
export function digits(value: number, significant = 3): string {
  return value.toLocaleString("en", { maximumSignificantDigits: significant });
}
