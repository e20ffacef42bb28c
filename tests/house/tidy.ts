/**
 * The rules of tidiness, after TigerBeetle's `tidy.zig`: style that a machine can judge is judged
 * by a test, so that people can talk about the rest. A limit here is not a taste but a promise to
 * the reader: a file is read in one sitting, a function without scrolling, and no name hides what
 * it names.
 */
import {
  eachNode,
  type Files,
  lineAt,
  type Module,
  type Node,
  parseModules,
  type Problem,
} from "./sources.ts";

export type Rule =
  | "length of a file"
  | "length of a function"
  | "length of a line"
  | "opening paragraph"
  | "name"
  | "left undone"
  | "this machine only"
  | "dead file";

/** A problem with the rule that it breaks. */
export interface Breach extends Problem {
  readonly rule: Rule;
}

/** What is let off which rule, and why. */
export interface Exemption {
  readonly path: string;
  readonly rule: Rule;
  readonly reason: string;
}

export const fileLinesMax = 400;
export const functionLinesMax = 70;
export const lineColumnsMax = 100;

/** Files that start something themselves, so that nothing needs to import them. */
export const entryFiles = [
  "src/cli/launch.ts",
  "src/runtime/worker.ts",
  "src/caseflow.ts",
  "src/testing/testing.ts",
];

/** All breaches in the files, whatever their kind; TypeScript is looked at most closely. */
export function findBreaches(files: Files): readonly Breach[] {
  const breaches: Breach[] = [];
  const say = (path: string, line: number, rule: Rule, message: string) =>
    breaches.push({ path, line, rule, message });
  for (const [path, text] of files) checkText(path, text, say);
  const code = new Map([...files].filter(([path]) => path.endsWith(".ts")));
  const modules = parseModules(code);
  for (const module of modules.values()) checkModule(module, say);
  checkDead(modules, say);
  return breaches;
}

/** The breaches that no exemption covers, and the exemptions that cover nothing any more. */
export function exempt(
  breaches: readonly Breach[],
  exemptions: readonly Exemption[],
): readonly Problem[] {
  const covers = (exemption: Exemption, breach: Breach) =>
    exemption.path === breach.path && exemption.rule === breach.rule;
  const idle = exemptions
    .filter((exemption) => !breaches.some((breach) => covers(exemption, breach)))
    .map(({ path, rule }) => ({ path, line: 1, message: `needs no exemption from "${rule}"` }));
  const left = breaches.filter((breach) => !exemptions.some((e) => covers(e, breach)));
  return [...left, ...idle];
}

type Say = (path: string, line: number, rule: Rule, message: string) => void;

// Put together from parts, so that this file is no breach of its own rule.
const leftUndone = new RegExp(["\\b(TO", "DO|FIX", "ME|XX", "X)\\b"].join(""));
const absolutePath = /(?:^|[\s"'`(=]|file:\/\/)\/(?:work|home|root|Users|tmp|mnt)\//;
const outsideThePath = new RegExp(["", "shared\\b"].join("\\.\\./"));

function checkText(path: string, text: string, say: Say): void {
  for (const [index, line] of text.split("\n").entries()) {
    const at = index + 1;
    const undone = leftUndone.exec(line);
    if (undone) say(path, at, "left undone", `${undone[1]}: do it, or open an issue for it`);
    if (absolutePath.test(line) || outsideThePath.test(line)) {
      say(path, at, "this machine only", "a path that exists on one machine only");
    }
    const columns = [...line].length;
    if (path.endsWith(".ts") && columns > lineColumnsMax && !line.includes("://")) {
      const message = `the line has ${columns} columns, the limit is ${lineColumnsMax}`;
      say(path, at, "length of a line", message);
    }
  }
  checkWords(path, wordsOf(path), 1, say);
}

function checkModule(module: Module, say: Say): void {
  const { path, text, program } = module;
  const lines = text.trimEnd().split("\n").length;
  if (lines > fileLinesMax) {
    say(path, 1, "length of a file", `the file has ${lines} lines, the limit is ${fileLinesMax}`);
  }
  if (!/^(#!.*\n)?\/\*\*(\n \*)? \S/.test(text)) {
    say(path, 1, "opening paragraph", "open with a block comment: what it is and why it is so");
  }
  eachNode(program, (node, parent) => {
    checkFunction(module, node, parent, say);
    const name = declaredName(node);
    if (name !== undefined) checkWords(path, wordsOf(name), lineAt(text, node.start), say);
  });
}

const functionTypes = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];

function checkFunction(module: Module, node: Node, parent: Node | undefined, say: Say): void {
  if (!functionTypes.includes(node.type) || isDescribe(parent)) return;
  const { path, text } = module;
  const first = lineAt(text, node.start);
  const lines = lineAt(text, node.end) - first + 1;
  if (lines <= functionLinesMax) return;
  const message = `the function has ${lines} lines, the limit is ${functionLinesMax}`;
  say(path, first, "length of a function", message);
}

/** The callback of `describe` is a chapter of tests, not a function that does something. */
function isDescribe(parent: Node | undefined): boolean {
  if (parent?.type !== "CallExpression") return false;
  const callee = parent["callee"] as { name?: string; object?: { name?: string } };
  return callee.name === "describe" || callee.object?.name === "describe";
}

function declaredName(node: Node): string | undefined {
  const declares = /^(Function|Class|TSInterface|TSTypeAlias)Declaration$|^VariableDeclarator$/;
  const isMember = /^(MethodDefinition|PropertyDefinition|TSPropertySignature)$/;
  const id = declares.test(node.type) ? node["id"] : isMember.test(node.type) ? node["key"] : null;
  return (id as { name?: string } | null)?.name;
}

const emptyWords = new Set(["util", "helper", "manager", "common", "misc"]);

/** `commonRandomNumbers` and `src/kernel/civil-time.ts` taken apart into words. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

function checkWords(path: string, words: readonly string[], line: number, say: Say): void {
  for (const [index, word] of words.entries()) {
    const singular = word.replace(/s$/, "");
    if (!emptyWords.has(singular)) continue;
    // Common random numbers are what statisticians call them.
    if (word === "common" && words[index + 1] === "random") continue;
    say(path, line, "name", `"${word}" says nothing: name it after what it is or does`);
  }
}

/** Files of src that no entry leads to; declarations for a package need nobody to import them. */
function checkDead(modules: ReadonlyMap<string, Module>, say: Say): void {
  const alive = new Set<string>(entryFiles);
  for (const path of alive) {
    for (const { target } of modules.get(path)?.imports ?? []) {
      if (target !== undefined) alive.add(target);
    }
  }
  for (const path of modules.keys()) {
    if (!path.startsWith("src/") || path.endsWith(".d.ts") || alive.has(path)) continue;
    say(path, 1, "dead file", "dead file: no entry of the program comes to it");
  }
}
