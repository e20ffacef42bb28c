/**
 * What can be measured and what can be stated: the measure language and the model's parameters,
 * read off the declarations that the program itself works with. So the guide is never behind it.
 */
import * as Schema from "effect/Schema";
import { Measure, Population } from "../domain/measure.ts";
import { parameters } from "../model/parameters.ts";
import { columnsOf, type Paper, wrapped } from "./paper.ts";

export interface MeasureGuide {
  readonly measures: ReadonlyArray<Described & { readonly fields: ReadonlyArray<FieldGuide> }>;
  /** What a population may be asked for. */
  readonly population: ReadonlyArray<FieldGuide>;
  readonly parameters: ReadonlyArray<ParameterGuide>;
}

interface Described {
  readonly name: string;
  readonly description: string;
}

interface FieldGuide extends Described {
  readonly required: boolean;
  /** What may stand there, in words. */
  readonly values: string;
}

interface ParameterGuide extends Described {
  readonly unit: string;
  /** Keys of its table; a word in angle brackets is an id of the scenario. */
  readonly keys: ReadonlyArray<string>;
  /** What it is where a scenario is silent; null when it must be stated. */
  readonly otherwise: number | "by the rules in force" | null;
}

/** As much of a JSON Schema as is needed to describe a field. */
interface Json {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: ReadonlyArray<unknown>;
  readonly items?: Json;
  readonly anyOf?: ReadonlyArray<Json>;
  readonly allOf?: ReadonlyArray<Json>;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: ReadonlyArray<string>;
}

export function measureGuide(): MeasureGuide {
  const described = Schema.toJsonSchemaDocument(Measure, { onExcessProperty: "error" });
  const definitions = described.definitions as Readonly<Record<string, Json>>;
  const resolve = (json: Json): Json =>
    json.$ref === undefined ? json : (definitions[json.$ref.replace("#/$defs/", "")] ?? {});
  const kinds = resolve(described.schema as Json).anyOf ?? [];
  const population = Schema.toJsonSchemaDocument(Population).definitions as Record<string, Json>;
  return {
    measures: kinds.map((kind) => {
      const json = resolve(kind);
      return {
        name: String(json.properties?.["type"]?.enum?.[0]),
        description: descriptionOf(json),
        fields: fieldsOf(json, resolve).filter(({ name }) => name !== "type"),
      };
    }),
    population: fieldsOf(population["Population"] ?? {}, resolve),
    parameters: parameters.map(({ path, doc, unit, keys, neutral, fromRules }) => ({
      name: path,
      description: doc,
      unit,
      keys: typeof keys === "string" ? [`<${keys}>`] : keys,
      otherwise: fromRules ? "by the rules in force" : (neutral ?? null),
    })),
  };
}

function fieldsOf(json: Json, resolve: (json: Json) => Json): ReadonlyArray<FieldGuide> {
  return Object.entries(json.properties ?? {}).map(([name, field]) => ({
    name,
    description: descriptionOf(field),
    required: json.required?.includes(name) ?? false,
    values: valuesOf(field, resolve),
  }));
}

const descriptionOf = (json: Json): string =>
  json.description ?? json.allOf?.find(({ description }) => description)?.description ?? "";

function valuesOf(json: Json, resolve: (json: Json) => Json): string {
  if (json.$ref !== undefined) {
    const name = json.$ref.replace("#/$defs/", "").replace(/_\d+$/u, "");
    return /^[A-Z]/u.test(name) ? name.toLowerCase() : valuesOf(resolve(json), resolve);
  }
  if (json.enum !== undefined) return json.enum.join(" | ");
  if (json.anyOf !== undefined) {
    const all = json.anyOf.map((one) => valuesOf(one, resolve));
    return all.length > 4 ? "measure" : all.join(" or ");
  }
  if (json.allOf?.[0] !== undefined && json.type === undefined) {
    return valuesOf(json.allOf[0], resolve);
  }
  if (json.type === "array") return `list of ${valuesOf(json.items ?? {}, resolve)}`;
  return json.type ?? "any";
}

/** The guide as text. */
export function measureGuideText(guide: MeasureGuide, { width, paint }: Paper): string {
  const part = (title: string, lines: ReadonlyArray<string>) => [paint("bold", title), ...lines];
  const fieldLines = (fields: ReadonlyArray<FieldGuide>) =>
    fields.flatMap(({ name, required, values, description }) => {
      const about = [values, description].filter((text) => text !== "").join(": ");
      return hanging(`    ${name}${required ? "" : "?"}  `, about, width);
    });
  const measures = guide.measures.flatMap(({ name, description, fields }) => [
    ...hanging(`  ${name}  `, description, width),
    ...fieldLines(fields),
  ]);
  const stated = guide.parameters.flatMap(({ name, unit, description, keys, otherwise }) => {
    const silent = otherwise === null ? "" : ` Where nothing is said: ${otherwise}.`;
    const table = keys.length === 0 ? "" : ` By ${keys.join(", ")}.`;
    return [
      `  ${name} (${unit})`,
      ...wrapped(`${description}${table}${silent}`, width - 6).map((line) => `      ${line}`),
    ];
  });
  const parts = [
    part("Measures, as `measure:` of a goal says them", measures),
    part("Populations; all that is said must hold", fieldLines(guide.population)),
    part("Parameters, as a scenario states them and levers move them", stated),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** A text after a beginning, its later lines set in as far as the first. */
function hanging(beginning: string, text: string, width: number): ReadonlyArray<string> {
  const columns = Math.min(columnsOf(beginning), 24);
  const [first = "", ...rest] = wrapped(text, width - columnsOf(beginning));
  const later = rest.length === 0 ? [] : wrapped(rest.join(" "), width - columns);
  return [beginning + first, ...later.map((line) => " ".repeat(columns) + line)];
}
