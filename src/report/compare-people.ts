/**
 * What a plan does to people, in sentences: how many live otherwise than under the baseline, what
 * first sets them apart, of which events there are more or fewer, and who ends up elsewhere.
 */
import type { ScenarioComparison } from "./comparison-result.ts";
import { type Paper, wrapped } from "./paper.ts";

/** How many of the most frequent are named. */
const named = 5;
const indent = "  ";

type Mean = { readonly event: string; readonly mean: number };

/** Lines about people; none when nothing is known of them. */
export function peopleLines(
  fates: ScenarioComparison["fates"],
  { tongue, width }: Paper,
): ReadonlyArray<string> {
  if (fates === null) return [];
  const say = tongue.say.compare;
  const all = tongue.number(fates.citizens);
  if (fates.changed === 0) return [say.nobody(all)];
  const count = (mean: number) => tongue.number(mean, Math.abs(mean) < 9.95 ? 1 : 0);
  const signed = (mean: number) => tongue.signed(mean, Math.abs(mean) < 9.95 ? 1 : 0);
  const word = (event: string) => say.events[event] ?? event;
  const first = [
    ...fates.first.slice(0, named).map(({ event, mean }) => `${word(event)} ${count(mean)}`),
    ...rest(fates.first, say.others, count),
  ];
  const more = fates.more
    .slice(0, named)
    .map(({ event, mean }) => `${word(event)} ${signed(mean)}`);
  const ends = fates.ends
    .slice(0, named)
    .map(
      ({ baseline, scenario, mean }) =>
        `${say.end(place(say.endWords, baseline), place(say.endWords, scenario))} ${count(mean)}`,
    );
  const share = tongue.percent(fates.changed / fates.citizens, 0);
  const sentences = [
    say.first(first.join(", ")),
    ...(more.length === 0 ? [] : [say.more(more.join(", "))]),
    ...(ends.length === 0 ? [] : [say.ends(ends.join(", "))]),
  ];
  return [
    ...wrapped(say.people(count(fates.changed), share, all), width),
    ...sentences.flatMap((sentence) =>
      wrapped(sentence, width - 2 * indent.length).map((text, i) =>
        i === 0 ? indent + text : indent + indent + text,
      ),
    ),
  ];
}

/** What the named ones leave over. */
function rest(
  means: ReadonlyArray<Mean>,
  word: string,
  count: (mean: number) => string,
): ReadonlyArray<string> {
  const left = means.slice(named).reduce((sum, { mean }) => sum + mean, 0);
  return left > 0 ? [`${word} ${count(left)}`] : [];
}

const place = (words: Readonly<Record<string, string>>, end: string): string => words[end] ?? end;
