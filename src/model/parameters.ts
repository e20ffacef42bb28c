/**
 * The register of parameters: all that the processes declare, by path. It is what a scenario file
 * may state and what a lever may name.
 */
import { parameters as contactCourse } from "./contact-course/parameters.ts";
import { parameters as exits, riskFactors } from "./exits/parameters.ts";
import { parameters as initiatives } from "./initiatives/parameters.ts";
import { parameters as offers } from "./offers/parameters.ts";
import type { Parameter } from "./parameter.ts";
import { parameters as placements } from "./placements/parameters.ts";
import { parameters as population } from "./population/parameters.ts";
import { parameters as work } from "./work/parameters.ts";

/** Every parameter, in the order in which a scenario file reads best. */
export const parameters: ReadonlyArray<Parameter> = [
  population,
  exits,
  riskFactors,
  contactCourse,
  offers,
  placements,
  work,
  initiatives,
].flatMap((owned) => Object.values(owned));

/** Parameter by path. */
export const parameterByPath: ReadonlyMap<string, Parameter> = new Map(
  parameters.map((declared) => [declared.path, declared]),
);
