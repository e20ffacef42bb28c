/**
 * The project's own files as the house rules see them: text by path, and for TypeScript the syntax
 * tree with its imports and exports. The rules are pure functions over such files, so a test can
 * hand them a small house with a planted fault as well as the real one.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative, resolve, sep } from "node:path";
import { parseSync, type Program } from "oxc-parser";

/** Text by path; paths are relative to the project and written with `/`. */
export type Files = ReadonlyMap<string, string>;

/** What breaks a rule, and where; lines count from 1. */
export interface Problem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

export interface Import {
  /** What stands between the quotes. */
  readonly specifier: string;
  /** The project's file it names, if it is a relative one. */
  readonly target: string | undefined;
  readonly line: number;
}

export interface Module {
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  readonly imports: ReadonlyArray<Import>;
  /** How many names it exports, and how many of them come from another module. */
  readonly exported: number;
  readonly reexported: number;
}

/** The folder of package.json. */
export const house = resolve(import.meta.dirname, "..", "..");

const neverRead = new Set([
  ".git",
  "__snapshots__",
  "dist",
  "golden",
  "node_modules",
  "package-lock.json",
]);

/** Reads the files in and below a folder of the project whose names end in one of the endings. */
export function readFiles(place: string, endings: readonly string[]): Files {
  const files = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (neverRead.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (endings.some((ending) => entry.name.endsWith(ending))) {
        files.set(relative(house, path).split(sep).join("/"), readFileSync(path, "utf8"));
      }
    }
  };
  visit(join(house, place));
  return files;
}

export function parseModules(files: Files): ReadonlyMap<string, Module> {
  const modules = new Map<string, Module>();
  for (const [path, text] of files) modules.set(path, parseModule(path, text));
  return modules;
}

function parseModule(path: string, text: string): Module {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  const imports: Import[] = [];
  const add = (specifier: string, start: number) =>
    imports.push({
      specifier,
      target: specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : undefined,
      line: lineAt(text, start),
    });
  for (const found of module.staticImports) add(found.moduleRequest.value, found.start);
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(["'])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    if (literal) add(literal[2]!, moduleRequest.start);
  }
  eachNode(program, (node) => {
    if (node.type === "TSImportType") add((node.source as { value: string }).value, node.start);
  });
  const entries = module.staticExports.flatMap((found) => found.entries);
  const reexports = entries.filter((entry) => entry.moduleRequest !== null);
  // `export … from` is no import statement of its own, but it does depend on what it names.
  for (const { moduleRequest, start } of reexports) {
    const specifier = moduleRequest!.value;
    if (!imports.some((known) => known.specifier === specifier)) add(specifier, start);
  }
  const [exported, reexported] = [entries.length, reexports.length];
  return { path, text, program, imports, exported, reexported };
}

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Calls `visit` on every node of a tree, parents first. */
export function eachNode(
  root: unknown,
  visit: (node: Node, parent: Node | undefined) => void,
  parent?: Node,
): void {
  if (typeof root !== "object" || root === null) return;
  if (Array.isArray(root)) {
    for (const item of root) eachNode(item, visit, parent);
    return;
  }
  const isNode = typeof (root as Node).type === "string";
  if (isNode) visit(root as Node, parent);
  for (const child of Object.values(root)) {
    eachNode(child, visit, isNode ? (root as Node) : parent);
  }
}

export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i !== -1 && i < offset; i = text.indexOf("\n", i + 1)) line++;
  return line;
}

/** All problems at once, one `path:line: message` a line; nothing when there are none. */
export function describeProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ path, line, message }) => `${path}:${line}: ${message}`)
    .toSorted()
    .join("\n");
}
