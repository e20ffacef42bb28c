/**
 * A scenario file as a tree in which everything still knows where it stands in which file. Files
 * that extend one another are merged as trees, so that a problem found in the whole is shown in
 * the file that it came from.
 */
import type { Place } from "./problem.ts";

export type Scalar = string | number | boolean | null;

export interface ScalarTree {
  readonly kind: "scalar";
  readonly place: Place;
  readonly value: Scalar;
}

export interface ListTree {
  readonly kind: "list";
  readonly place: Place;
  readonly items: ReadonlyArray<Tree>;
}

export interface MapTree {
  readonly kind: "map";
  readonly place: Place;
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Entry {
  /** Where the key stands. */
  readonly key: Place;
  readonly value: Tree;
}

export type Tree = ScalarTree | ListTree | MapTree;
export type Path = ReadonlyArray<string | number>;

/** A tree as plain data. */
export function plain(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") return tree.items.map((item) => plain(item));
  return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plain(value)]));
}

/** What lies directly under a tree by that name or number. */
export function child(tree: Tree | undefined, step: string | number): Tree | undefined {
  if (tree?.kind === "map") return tree.entries.get(String(step))?.value;
  if (tree?.kind === "list") return tree.items[Number(step)];
  return undefined;
}

/** What lies at a path. */
export function at(tree: Tree | undefined, path: Path): Tree | undefined {
  return path.reduce<Tree | undefined>((found, step) => child(found, step), tree);
}

/**
 * Where a path stands. What is not there is shown where it should have been: at the key of the
 * nearest thing around it that is there.
 */
export function placeOf(tree: Tree, path: Path): Place {
  let found = tree;
  let place = topOf(tree);
  for (const step of path) {
    const next = child(found, step);
    if (next === undefined) return place;
    const entry = found.kind === "map" ? found.entries.get(String(step)) : undefined;
    place = next.kind === "scalar" ? next.place : (entry?.key ?? topOf(next));
    found = next;
  }
  return place;
}

/** Where the key of a path stands, or the thing itself when it has no key. */
export function keyPlaceOf(tree: Tree, path: Path): Place {
  const around = at(tree, path.slice(0, -1));
  const last = path.at(-1);
  const entry = around?.kind === "map" ? around.entries.get(String(last)) : undefined;
  return entry?.key ?? placeOf(tree, path);
}

/** The beginning of a tree: of a map its first key, so that not all of it is underlined. */
function topOf(tree: Tree): Place {
  if (tree.kind === "map") {
    const first = tree.entries.values().next().value;
    return first === undefined ? tree.place : first.key;
  }
  if (tree.kind === "list" && tree.items.length > 0) return topOf(tree.items[0]);
  return tree.place;
}

/** A path as people write it, `goals.JKN-1.target`: items by id, else by their place. */
export function written(tree: Tree, path: Path): string {
  let found: Tree | undefined = tree;
  const words: string[] = [];
  for (const step of path) {
    found = child(found, step);
    const id = typeof step === "number" ? child(found, "id") : undefined;
    if (id?.kind === "scalar") words.push(String(id.value));
    else words.push(typeof step === "number" ? `${step + 1}` : step);
  }
  return words.filter((word) => word !== "values").join(".");
}

/** A map with one entry changed, or taken away when there is no value. */
export function withEntry(map: MapTree, key: string, value: Tree | undefined): MapTree {
  const entries = new Map(map.entries);
  if (value === undefined) entries.delete(key);
  else entries.set(key, { key: entries.get(key)?.key ?? value.place, value });
  return { ...map, entries };
}
