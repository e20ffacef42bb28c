/**
 * The measures once more, slowly and plainly: lists of events, a Map of n-grams, and the distance
 * of two samples by repeating each until both are as long and pairing them in order. It shares no
 * line with what it checks but the calendar.
 */
import { weekday } from "../../../src/kernel/civil-time.ts";

export interface SlowEvent {
  readonly citizen: number;
  readonly name: string;
  readonly minute: number;
}

export type SlowCase = ReadonlyArray<SlowEvent>;

/** Cases of citizens: all that happens to each. */
export function citizenCases(events: ReadonlyArray<SlowEvent>): ReadonlyArray<SlowCase> {
  return [...Map.groupBy(events, ({ citizen }) => citizen).values()];
}

/** Cases of spells: what a citizen's grants cut the life into, without the times off benefit. */
export function spellCases(events: ReadonlyArray<SlowEvent>): ReadonlyArray<SlowCase> {
  return citizenCases(events).flatMap((life) => {
    const first = life.findIndex(({ name }) => /^Benefit(?:Granted|Resumed)$/u.test(name));
    if (first < 0) return [];
    const starts = life.flatMap(({ name }, i) =>
      i === first || (i > first && name === "BenefitGranted") ? [i] : [],
    );
    return starts.map((start, i) => onBenefit(life.slice(start, starts[i + 1])));
  });
}

/** Without what came later than the latest stop and before a resumption. */
function onBenefit(spell: SlowCase): SlowCase {
  return spell.filter((event, i) => {
    const before = spell.slice(0, i + 1);
    const turn = before.findLastIndex(({ name }) => name === "BenefitResumed");
    const stop = before.findIndex(({ name }, k) => k > turn && name === "BenefitStopped");
    return stop < 0 || before[stop]!.minute === event.minute;
  });
}

/** The mean step between samples that are repeated to one length and put in order. */
export function slowWasserstein(one: ReadonlyArray<number>, other: ReadonlyArray<number>): number {
  if (one.length === 0 || other.length === 0) return one.length === other.length ? 0 : Number.NaN;
  const repeated = (sample: ReadonlyArray<number>, times: number) =>
    sample.flatMap((value) => Array<number>(times).fill(value)).toSorted((low, high) => low - high);
  const [long, longOther] = [repeated(one, other.length), repeated(other, one.length)];
  return long.reduce((sum, value, i) => sum + Math.abs(value - longOther[i]!), 0) / long.length;
}

type Cases = ReadonlyArray<SlowCase>;
const first = (one: SlowCase) => one[0]!.minute;
const last = (one: SlowCase) => one.at(-1)!.minute;

export function slowGrams(one: Cases, other: Cases, n: number): number {
  const blanks = Array<string>(n - 1).fill("");
  const counts = (cases: Cases) => {
    const found = new Map<string, number>();
    for (const events of cases) {
      const names = [...blanks, ...events.map(({ name }) => name), ...blanks];
      for (let i = 0; i + n <= names.length; i += 1) {
        const gram = names.slice(i, i + n).join(" ");
        found.set(gram, (found.get(gram) ?? 0) + 1);
      }
    }
    return found;
  };
  const [some, others] = [counts(one), counts(other)];
  let [apart, all] = [0, 0];
  for (const gram of new Set([...some.keys(), ...others.keys()])) {
    const [a, b] = [some.get(gram) ?? 0, others.get(gram) ?? 0];
    apart += Math.abs(a - b);
    all += a + b;
  }
  return all === 0 ? 0 : apart / all;
}

/** The calendar's bins: that of a minute, the first minute of one, and the minutes of each. */
export interface Bins {
  readonly bin: (minute: number) => number;
  readonly startOf: (bin: number) => number;
  readonly size: number;
}

/** All measures of time. */
export function slowTimes(one: Cases, other: Cases, bins: Bins, reference: number) {
  const { bin, size } = bins;
  const all = [...one, ...other];
  const between = (sample: (cases: Cases) => ReadonlyArray<number>) =>
    slowWasserstein(sample(one), sample(other));
  const lasting = (cases: Cases) => cases.map((events) => last(events) - first(events));
  const left = (cases: Cases) =>
    cases
      .filter((events) => first(events) <= reference && last(events) > reference)
      .map((events) => last(events) - reference);
  const inBins = (times: (cases: Cases) => ReadonlyArray<number>) => {
    const least = Math.min(...times(all));
    return between((cases) => times(cases).map((time) => Math.floor((time - least) / size)));
  };
  return {
    aedd: between((cases) => cases.flat().map(({ minute }) => bin(minute))),
    redd: between((cases) =>
      cases.flatMap((events) =>
        events.map(({ minute }) => Math.floor((minute - first(events)) / size)),
      ),
    ),
    cadd: between((cases) => cases.map((events) => bin(first(events)))),
    ctdd: inBins(lasting),
    rtdd: inBins(left),
    cedd: slowCircadian(one.flat(), other.flat()),
    wip: slowProgress(one, other, bins),
  };
}

function slowCircadian(one: SlowCase, other: SlowCase): number {
  const hours = (events: SlowCase, day: number) =>
    events
      .filter(({ minute }) => weekday(Math.floor(minute / 1440)) === day)
      .map(({ minute }) => Math.floor((((minute % 1440) + 1440) % 1440) / 60));
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => {
    const distance = slowWasserstein(hours(one, day), hours(other, day));
    return Number.isNaN(distance) ? 23 : distance;
  });
  return days.reduce((sum, distance) => sum + distance, 0) / 7;
}

/** How much of each bin each case covers, bin by bin and case by case. */
function slowProgress(one: Cases, other: Cases, { bin, startOf }: Bins): number {
  const moments = [...one, ...other].flatMap((events) => [first(events), last(events)]);
  if (moments.length === 0) return 0;
  const [low, high] = [bin(Math.min(...moments)), bin(Math.max(...moments))];
  const covered = (cases: Cases, at: number) =>
    cases.reduce((sum, events) => {
      const from = Math.max(first(events), startOf(at));
      const to = Math.min(last(events), startOf(at + 1));
      return sum + Math.max(0, to - from);
    }, 0);
  const all = (cases: Cases) =>
    cases.reduce((sum, events) => sum + last(events) - first(events), 0);
  if (all(one) === 0 || all(other) === 0) return all(one) === all(other) ? 0 : Number.NaN;
  let [ahead, area] = [0, 0];
  for (let at = low; at < high; at += 1) {
    ahead += covered(one, at) / all(one) - covered(other, at) / all(other);
    area += Math.abs(ahead);
  }
  return area;
}

/** Full Damerau–Levenshtein by its recursive definition: delete, insert, replace or swap across. */
export function slowEdits(one: ReadonlyArray<string>, other: ReadonlyArray<string>): number {
  if (one.length === 0 || other.length === 0) return one.length + other.length;
  const [rest, otherRest] = [one.slice(0, -1), other.slice(0, -1)];
  const ways = [
    slowEdits(rest, other) + 1,
    slowEdits(one, otherRest) + 1,
    slowEdits(rest, otherRest) + (one.at(-1) === other.at(-1) ? 0 : 1),
  ];
  const i = rest.lastIndexOf(other.at(-1)!);
  const k = otherRest.lastIndexOf(one.at(-1)!);
  if (i >= 0 && k >= 0) {
    const between = rest.length - i - 1 + (otherRest.length - k - 1);
    ways.push(slowEdits(one.slice(0, i), other.slice(0, k)) + between + 1);
  }
  return Math.min(...ways);
}

/** The cheapest pairing of as many cases of both, by trying all. */
export function slowFlow(
  one: ReadonlyArray<ReadonlyArray<string>>,
  other: ReadonlyArray<ReadonlyArray<string>>,
): number {
  const cost = (a: ReadonlyArray<string>, b: ReadonlyArray<string>) =>
    slowEdits(a, b) / Math.max(a.length, b.length);
  const least = (
    rest: ReadonlyArray<ReadonlyArray<string>>,
    free: ReadonlyArray<ReadonlyArray<string>>,
  ): number =>
    rest.length === 0
      ? 0
      : Math.min(
          ...free.map(
            (mate, i) => cost(rest[0]!, mate) + least(rest.slice(1), free.toSpliced(i, 1)),
          ),
        );
  return least(one, other) / one.length;
}
