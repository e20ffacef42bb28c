/** Ids must be unique among their kind, in each file by itself: files are merged by them. */
import type { Finding } from "./problem.ts";
import { at, child, placeOf, type Tree } from "./tree.ts";

const kinds = ["centres", "teams", "suppliers", "agreements", "goals", "initiatives", "choices"];

/** Ids that a file gives twice. */
export function checkIds(file: Tree): ReadonlyArray<Finding> {
  const findings: Finding[] = [];
  for (const kind of kinds) {
    const list = at(file, [kind]);
    const seen = new Set<unknown>();
    for (const [i, item] of (list?.kind === "list" ? list.items : []).entries()) {
      const id = child(item, "id");
      if (id?.kind !== "scalar" || id.value === null) continue;
      if (seen.has(id.value)) {
        const place = placeOf(file, [kind, i, "id"]);
        const message = `the id \`${id.value}\` is given twice`;
        findings.push({ place, path: kind, message, suggestion: "give one of them another id" });
      }
      seen.add(id.value);
    }
  }
  return findings;
}
