/**
 * The rules that keep the house standing: who may import whom. A folder of `src` imports only
 * folders that come before it in `layers`, so that what is below can be read, tested and changed
 * without what is above; the machine is touched in two rooms only; the kernel knows no job centre;
 * a process of the model keeps its rules to itself and lets others see its state alone.
 */
import { builtinModules } from "node:module";
import { type Import, type Module, type Problem } from "./sources.ts";

export const layers = [
  "domain",
  "kernel",
  "statistics",
  "model",
  "measures",
  "goals",
  "scenario",
  "store",
  "history",
  "experiment",
  "calibration",
  "language",
  "charts",
  "report",
  "runtime",
  "server",
  "workbench",
  "cli",
  "testing",
] as const;

/** The two entries of the package. They alone may do nothing but pass on what others export. */
export const packageEntries = ["src/caseflow.ts", "src/testing/testing.ts"];

const mayTouchTheMachine = ["runtime", "cli"];
const mayNotUseEffect = ["kernel", "statistics", "model", "measures"];
const vocabularyOfTheKernel = ["src/domain/moment.ts", "src/domain/event.ts"];

type Modules = ReadonlyMap<string, Module>;

/**
 * All breaches of the architecture in the modules of `src`.
 * `packages` are the names that package.json lists under `dependencies`.
 */
export function findBreaches(modules: Modules, packages: readonly string[]): readonly Problem[] {
  const breaches: Problem[] = [];
  for (const module of modules.values()) {
    const say = (line: number, message: string) =>
      breaches.push({ path: module.path, line, message });
    checkPlace(module, say);
    for (const found of module.imports) {
      if (found.target === undefined) checkPackage(module, found, packages, say);
      else checkRelative(module, found, found.target, modules, say);
    }
  }
  return [...breaches, ...findCycles(modules)];
}

type Say = (line: number, message: string) => void;

/** The folder directly under `src`, or "" for a file that lies in `src` itself. */
function folderOf(path: string): string {
  const parts = path.split("/");
  return parts.length > 2 ? parts[1]! : "";
}

/** `src/caseflow.ts`, being in no folder, stands on top of all. */
function heightOf(path: string): number {
  const folder = folderOf(path);
  return folder === "" ? layers.length : layers.indexOf(folder as (typeof layers)[number]);
}

function checkPlace(module: Module, say: Say): void {
  if (heightOf(module.path) === -1) {
    say(1, `the folder ${folderOf(module.path)} has no place among the layers`);
  } else if (folderOf(module.path) === "" && !packageEntries.includes(module.path)) {
    say(1, "only the package entry lies directly in src");
  }
  if (module.path.endsWith("/index.ts")) say(1, "a file is named after what it holds, not index");
  const passesAllOn = module.exported > 0 && module.exported === module.reexported;
  if (passesAllOn && !packageEntries.includes(module.path)) {
    say(1, "a barrel: it only passes on what others export; import from those");
  }
}

function checkPackage(module: Module, found: Import, packages: readonly string[], say: Say): void {
  const { specifier, line } = found;
  const folder = folderOf(module.path);
  if (builtinModules.includes(specifier)) {
    say(line, `write node:${specifier}`);
    return;
  }
  if (specifier.startsWith("node:")) {
    if (mayTouchTheMachine.includes(folder)) return;
    say(line, `only ${mayTouchTheMachine.join(" and ")} import ${specifier}`);
    return;
  }
  const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  if (!packages.includes(name)) say(line, `${name} is not among the dependencies`);
  if (specifier === "effect") say(line, "import from effect/X: all of effect starts too slowly");
  const isEffect = name === "effect" || name.startsWith("@effect/");
  if (!isEffect || !mayNotUseEffect.includes(folder)) return;
  const declaresParameters = module.path.endsWith("/parameters.ts");
  if (specifier === "effect/Schema" && declaresParameters) return;
  say(line, `${folder} does without ${specifier} (effect/Schema in parameters.ts excepted)`);
}

function checkRelative(
  module: Module,
  found: Import,
  target: string,
  modules: Modules,
  say: Say,
): void {
  const { specifier, line } = found;
  if (!specifier.endsWith(".ts")) {
    say(line, `${specifier} must be written with its ending .ts`);
    return;
  }
  if (!modules.has(target)) {
    say(line, `there is no ${target} in src`);
    return;
  }
  const [from, to] = [folderOf(module.path), folderOf(target)];
  if (from !== to && heightOf(target) >= heightOf(module.path)) {
    say(line, `${from} lies below ${to || "the package entry"} and must not import ${target}`);
  }
  if (from === "kernel" && to === "domain" && !vocabularyOfTheKernel.includes(target)) {
    say(line, `the kernel knows no job centre: of domain only moment.ts and event.ts`);
  }
  const [process, otherProcess] = [processOf(module.path), processOf(target)];
  if (process === undefined || otherProcess === undefined || process === otherProcess) return;
  if (target !== `src/model/${otherProcess}/state.ts`) {
    say(line, `${process} may see of ${otherProcess} its state.ts only`);
  }
}

/** The process folder of the model in which a file lies. */
function processOf(path: string): string | undefined {
  return /^src\/model\/([^/]+)\//.exec(path)?.[1];
}

/** One problem for each way back that a depth-first walk along the imports comes upon. */
function findCycles(modules: Modules): readonly Problem[] {
  const cycles: Problem[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const walk = (path: string): void => {
    trail.push(path);
    for (const { target, line } of modules.get(path)?.imports ?? []) {
      if (target === undefined || done.has(target)) continue;
      const start = trail.indexOf(target);
      if (start === -1) walk(target);
      else {
        const way = [...trail.slice(start), target].join(" → ");
        cycles.push({ path, line, message: `a cycle of imports: ${way}` });
      }
    }
    trail.pop();
    done.add(path);
  };
  for (const path of modules.keys()) if (!done.has(path)) walk(path);
  return cycles;
}
