/** The columns that a mapping asks for, held against those that a file has. */
import { placeOf } from "../scenario/tree.ts";
import { didYouMean } from "../scenario/spelling.ts";
import { type Finding, problemsOf } from "../scenario/problem.ts";
import { InvalidMapping, type LoadedMapping } from "./load-mapping.ts";
import { guarded, holdsPersonalNumber } from "./personal-number.ts";

/** Places of the columns in a row, by name; or what the mapping asks for and is not there. */
export function columnsOf(
  header: ReadonlyArray<string>,
  { file, mapping, tree }: LoadedMapping,
): ReadonlyMap<string, number> | InvalidMapping {
  const places = new Map<string, number>();
  header.forEach((name, at) => {
    if (!places.has(name)) places.set(name, at);
  });
  // A file without a header shows a row of persons in its place.
  const shown = header.filter((name) => name !== "" && !holdsPersonalNumber(name));
  const findings: Finding[] = [];
  for (const [name, path] of mapping.columns) {
    const twice = header.indexOf(name) !== header.lastIndexOf(name);
    if (places.has(name) && !twice) continue;
    const suggestion =
      didYouMean(name, shown) ?? `its columns are ${guarded(shown.join(", ").slice(0, 300))}`;
    const message = twice
      ? `the file has two columns \`${name}\``
      : `the file has no column \`${name}\``;
    findings.push({
      place: placeOf(tree, path),
      path: path.join("."),
      message,
      ...(twice ? {} : { suggestion }),
    });
  }
  if (findings.length === 0) return places;
  return new InvalidMapping(problemsOf(findings, new Map([[file, mapping.text]])));
}
