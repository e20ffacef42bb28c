/** What the path of a lever names: all cells of a parameter, or one of them. */
import type { Listed, Parameter } from "../model/parameter.ts";
import { parameterByPath, parameters } from "../model/parameters.ts";

/** Ids of the scenario's lists that give parameters their keys. */
export type ListedIds = Readonly<Record<Listed, ReadonlyArray<string>>>;

export interface Aim {
  readonly parameter: Parameter;
  /** Keys of the parameter in this scenario; one empty key when it is a single number. */
  readonly keys: ReadonlyArray<string>;
  /** Which of the keys are moved. */
  readonly moved: ReadonlyArray<string>;
}

/** Keys of a parameter's cells; a single number has one cell without a key. */
export function cellKeys({ keys }: Parameter, ids: ListedIds): ReadonlyArray<string> {
  if (typeof keys === "string") return ids[keys];
  return keys.length === 0 ? [""] : keys;
}

/** Path of a cell: that of the parameter, with the key after it where there is one. */
export const cellPath = ({ path }: Parameter, key: string): string =>
  key === "" ? path : `${path}.${key}`;

/** What a path names; undefined when there is no such thing in the scenario. */
export function aimOf(path: string, ids: ListedIds): Aim | undefined {
  const whole = parameterByPath.get(path);
  if (whole !== undefined) {
    const keys = cellKeys(whole, ids);
    return keys.length === 0 ? undefined : { parameter: whole, keys, moved: keys };
  }
  const dot = path.lastIndexOf(".");
  const parameter = parameterByPath.get(path.slice(0, dot));
  if (parameter === undefined) return undefined;
  const keys = cellKeys(parameter, ids);
  const key = path.slice(dot + 1);
  return key !== "" && keys.includes(key) ? { parameter, keys, moved: [key] } : undefined;
}

/** All that a lever may name. */
export function leverPaths(ids: ListedIds): ReadonlyArray<string> {
  return parameters.flatMap((parameter) => {
    const cells = cellKeys(parameter, ids).map((key) => cellPath(parameter, key));
    return cells.includes(parameter.path) ? cells : [parameter.path, ...cells];
  });
}
