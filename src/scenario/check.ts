/**
 * What the checks of a scenario share: the whole tree, a way to say what is wrong at a path, and
 * care not to complain twice. What does not fit the shape of its file has been said already, so
 * an item that holds such a thing is left out of the checks that come after.
 */
import { dayOfIso } from "../domain/moment.ts";
import type { Finding } from "./problem.ts";
import { at, keyPlaceOf, type MapTree, type Path, placeOf, plain, written } from "./tree.ts";

export class Check {
  readonly whole: MapTree;
  readonly findings: Finding[] = [];
  readonly #unfit: ReadonlyArray<string>;

  constructor(whole: MapTree, unfit: ReadonlyArray<string>) {
    this.whole = whole;
    this.#unfit = unfit;
  }

  /** Says what is wrong at a path. */
  say(path: Path, message: string, suggestion?: string): void {
    this.#add(path, placeOf(this.whole, path), message, suggestion);
  }

  /** Says what is wrong with the key at a path. */
  sayOfKey(path: Path, message: string, suggestion?: string): void {
    this.#add(path, keyPlaceOf(this.whole, path), message, suggestion);
  }

  /** Whether nothing at, above or below the path has been found not to fit. */
  fits(path: Path): boolean {
    const here = `${written(this.whole, path)}.`;
    return !this.#unfit.some(
      (unfit) => `${unfit}.`.startsWith(here) || here.startsWith(`${unfit}.`),
    );
  }

  /** Whether all these keys are at the path; says which are not. */
  has(path: Path, keys: ReadonlyArray<string>): boolean {
    let complete = true;
    for (const key of keys) {
      if (at(this.whole, [...path, key]) !== undefined) continue;
      complete = false;
      const there = [...path, key];
      if (this.fits(there)) this.say(there, `\`${key}\` is missing`);
    }
    return complete;
  }

  /** Items of a list that fit, as data, with their paths; `keys` are said to be missing if so. */
  items<T>(list: string, keys: ReadonlyArray<string>): ReadonlyArray<readonly [Path, T]> {
    const found = at(this.whole, [list]);
    if (found?.kind !== "list") return [];
    return found.items.flatMap((item, i) => {
      const path: Path = [list, i];
      const usable = this.fits(path) && this.has(path, keys);
      return usable ? [[path, plain(item) as T] as const] : [];
    });
  }

  /** Ids of all items of a list, whether or not they fit. */
  ids(list: string): ReadonlyArray<string> {
    const found = at(this.whole, [list]);
    if (found?.kind !== "list") return [];
    return found.items.map((_, i) => this.text([list, i, "id"]) ?? "").filter((id) => id !== "");
  }

  text(path: Path): string | undefined {
    const found = at(this.whole, path);
    return found?.kind === "scalar" && typeof found.value === "string" ? found.value : undefined;
  }

  number(path: Path): number | undefined {
    const found = at(this.whole, path);
    return found?.kind === "scalar" && typeof found.value === "number" ? found.value : undefined;
  }

  /** Day of the date at a path; says so when there is no such day. */
  day(path: Path): number | undefined {
    const text = this.text(path);
    if (text === undefined || !this.fits(path)) return undefined;
    const day = dayOfIso(text);
    if (!Number.isNaN(day)) return day;
    this.say(path, `there is no day ${text}`);
    return undefined;
  }

  #add(path: Path, place: Finding["place"], message: string, suggestion?: string): void {
    const about = { place, path: written(this.whole, path), message };
    this.findings.push(suggestion === undefined ? about : { ...about, suggestion });
  }
}
