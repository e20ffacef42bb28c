/**
 * Reading the text of a scenario file into a tree. The words are YAML 1.2, in which `no`, `08:30`
 * and `2010-01-05` are text. Anchors and tags are refused: a scenario has `extends` for what it
 * shares, and a file that says one thing in one place is easier to read.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type ParsedNode,
  type YAMLMap,
} from "yaml";
import type { Finding, Place } from "./problem.ts";
import type { Entry, Scalar, Tree } from "./tree.ts";

/** A file's tree, if it holds anything, and what is wrong with its writing. */
export interface ReadText {
  readonly tree: Tree | undefined;
  readonly findings: ReadonlyArray<Finding>;
  /** The tree is not what was meant, so there is no use in looking at what it says. */
  readonly garbled: boolean;
}

/** Reads the text of a file. */
export function readYaml(file: string, text: string): ReadText {
  const findings: Finding[] = [];
  const document = parseDocument(text, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
    stringKeys: false,
    uniqueKeys: false,
    version: "1.2",
  });
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    const place = { file, start: pos[0], end: pos[1] };
    findings.push({ place, path: "", ...inPlainWords(code, message, text, pos[0]) });
  }
  const root = document.contents as ParsedNode | null;
  if (root === null || (isScalar(root) && root.value === null)) {
    if (findings.length === 0) {
      const place = { file, start: 0, end: 1 };
      const message = "the file says nothing";
      findings.push({ place, path: "", message, suggestion: "begin with `id:` and `title:`" });
    }
    return { tree: undefined, findings, garbled: true };
  }
  const anchors: Finding[] = [];
  const garbled = findings.length > 0;
  const tree = treeOf(root, file, findings, anchors);
  return { tree, findings: [...findings, ...anchors], garbled: garbled || anchors.length > 0 };
}

function treeOf(node: Node, file: string, findings: Finding[], anchors: Finding[]): Tree {
  const place = placeOfNode(node, file);
  if (!isAlias(node) && (node as ParsedNode & { anchor?: string }).anchor !== undefined) {
    anchors.push(anchorFinding(place));
  }
  if (isMap(node)) return { kind: "map", place, entries: entriesOf(node, file, findings, anchors) };
  if (isSeq(node)) {
    const items = node.items.map((item) => treeOf(item as Node, file, findings, anchors));
    return { kind: "list", place, items };
  }
  if (isAlias(node)) anchors.push(anchorFinding(place));
  const value = isScalar(node) ? node.value : null;
  const known = ["string", "number", "boolean"].includes(typeof value);
  return { kind: "scalar", place, value: known ? (value as Scalar) : null };
}

function anchorFinding(place: Place): Finding {
  const message = "anchors (`&` and `*`) are not read in scenario files";
  const suggestion = "write the value again, or put it in a file that this one extends";
  return { place, path: "", message, suggestion };
}

function entriesOf(
  map: YAMLMap,
  file: string,
  findings: Finding[],
  anchors: Finding[],
): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const pair of map.items as ReadonlyArray<Pair<Node, Node | null>>) {
    const key = placeOfNode(pair.key, file);
    const name = isScalar(pair.key) ? String(pair.key.value) : "";
    if (!isScalar(pair.key)) {
      findings.push({ place: key, path: "", message: "a key must be a word" });
      continue;
    }
    if (entries.has(name)) {
      const message = `\`${name}\` is said twice in the same place`;
      findings.push({ place: key, path: "", message, suggestion: "keep one of the two" });
      continue;
    }
    const nothing: Tree = { kind: "scalar", place: key, value: null };
    const value = pair.value ? treeOf(pair.value, file, findings, anchors) : nothing;
    entries.set(name, { key, value });
  }
  return entries;
}

function placeOfNode(node: Node, file: string): Place {
  const [start, end] = node.range ?? [0, 0];
  return { file, start, end };
}

/** What the YAML reader says, in words that help. */
function inPlainWords(code: string, message: string, text: string, start: number) {
  if (code === "TAB_AS_INDENT" || (message.includes("tab") && text[start] === "\t")) {
    const suggestion = "replace the tab by two spaces";
    return { message: "a tab is used as indentation", suggestion };
  }
  if (code === "MULTIPLE_DOCS") {
    const suggestion = "keep what comes before the second `---`";
    return { message: "a file holds one scenario", suggestion };
  }
  if (message.includes("Flow") && message.includes("end with")) {
    return { message, suggestion: "is a closing bracket missing on a line before?" };
  }
  const missingComma = message.includes("Flow") && message.includes("must be separated");
  if (missingComma) return { message, suggestion: "put a comma between the two" };
  if (code === "BAD_INDENT") {
    return { message, suggestion: "indent the keys of one map equally, with spaces" };
  }
  if (code === "MISSING_CHAR" || code === "BLOCK_AS_IMPLICIT_KEY") {
    return { message, suggestion: "is a quote, a bracket or the space after a colon missing?" };
  }
  return { message };
}
