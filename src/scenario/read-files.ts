/**
 * Reading a scenario with all that it extends, from whoever can give the text of a file by its
 * path. Each file is checked by itself first, so that what is wrong in a base is said of the base.
 */
import { checkIds } from "./check-ids.ts";
import { checkShape } from "./check-shape.ts";
import { merge } from "./merge.ts";
import type { Finding } from "./problem.ts";
import { checkProvenance, spreadProvenance } from "./provenance.ts";
import { readYaml } from "./read-yaml.ts";
import { scenarioShape } from "./shape.ts";
import { at, type MapTree, type Tree, written } from "./tree.ts";

/** Text of the file at a path, or undefined when there is none. */
export type ReadText = (path: string) => string | undefined;

export interface ReadFiles {
  /** The scenario with all that it extends; undefined when nothing could be read. */
  readonly whole: MapTree | undefined;
  /** The scenario that it extends, whole, when it extends one that could be read. */
  readonly base: MapTree | undefined;
  readonly findings: ReadonlyArray<Finding>;
  /** Paths, as written in messages, at which something does not fit its file's shape. */
  readonly unfit: ReadonlyArray<string>;
  /** A file is missing or garbled, so that what the whole lacks says nothing. */
  readonly partial: boolean;
  /** Text of every file read, the scenario's own first. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A file to be read next, and what in another file asks for it. */
interface Wanted {
  readonly path: string;
  readonly tree: Tree | undefined;
}

/** Reads the scenario file at a path. */
export function readFiles(path: string, read: ReadText): ReadFiles {
  const texts = new Map<string, string>();
  const findings: Finding[] = [];
  const unfit: string[] = [];
  const trees: MapTree[] = [];
  const place = (file: string) => ({ file, start: 0, end: 1 });
  let partial = false;
  let next: Wanted | undefined = { path, tree: undefined };
  while (next !== undefined) {
    const text = read(next.path);
    if (text === undefined) {
      const from = next.tree === undefined ? place(next.path) : next.tree.place;
      const message = `there is no file ${next.path}`;
      findings.push({ place: from, path: next.tree === undefined ? "" : "extends", message });
      if (next.tree === undefined) texts.set(next.path, "");
      partial = true;
      break;
    }
    texts.set(next.path, text);
    const tree = readOne(next.path, text, findings, unfit);
    if (tree === undefined) {
      partial = true;
      break;
    }
    trees.push(tree);
    const after: Wanted | undefined = extended(next.path, tree, texts, findings);
    partial ||= after === undefined && tree.entries.has("extends");
    next = after;
  }
  return { ...layered(trees), findings, unfit, texts, partial };
}

/** One file by itself; undefined when it holds no map or is garbled. */
function readOne(
  path: string,
  text: string,
  findings: Finding[],
  unfit: string[],
): MapTree | undefined {
  const { tree, findings: syntax, garbled } = readYaml(path, text);
  findings.push(...syntax);
  if (tree === undefined || garbled) return undefined;
  if (tree.kind !== "map") {
    const message = "a scenario is a map of keys, such as `id:` and `title:`";
    findings.push({ place: tree.place, path: "", message });
    return undefined;
  }
  const shape = checkShape(tree, scenarioShape);
  findings.push(...shape.findings);
  unfit.push(...shape.unfit.map((where) => written(tree, where)));
  findings.push(...checkIds(tree));
  const spread = spreadProvenance(tree) as MapTree;
  findings.push(...checkProvenance(spread));
  return spread;
}

/** What the file extends, if it does and has not been read already. */
function extended(
  path: string,
  tree: MapTree,
  texts: ReadonlyMap<string, string>,
  findings: Finding[],
): Wanted | undefined {
  const base = at(tree, ["extends"]);
  if (base?.kind !== "scalar" || typeof base.value !== "string") return undefined;
  const basePath = joined(path, base.value);
  if (!texts.has(basePath)) return { path: basePath, tree: base };
  const way = [...texts.keys(), basePath].join(" → ");
  findings.push({
    place: base.place,
    path: "extends",
    message: `scenarios extend each other in a circle: ${way}`,
    suggestion: "the baseline of all must extend nothing",
  });
  return undefined;
}

/** The files laid over one another, the last one lowest. */
function layered(trees: ReadonlyArray<MapTree>) {
  const lay = (from: number): MapTree | undefined =>
    trees
      .slice(from)
      .reduceRight<MapTree | undefined>(
        (under, tree) => (under === undefined ? tree : (merge(under, tree) as MapTree)),
        undefined,
      );
  return { whole: lay(0), base: lay(1) };
}

/** `./tutorial.yaml` as seen from `scenarios/mine.yaml`: `scenarios/tutorial.yaml`. */
export function joined(from: string, to: string): string {
  if (to.startsWith("/")) return to;
  const steps = from.split("/").slice(0, -1);
  for (const step of to.split("/")) {
    if (step === "..") {
      if (steps.length > 0 && steps.at(-1) !== "..") steps.pop();
      else steps.push("..");
    } else if (step !== "." && step !== "") {
      steps.push(step);
    }
  }
  return steps.join("/");
}
