/**
 * Checking a file against a shape, that of scenario files or another. Effect's Schema says what
 * does not fit; here that becomes findings at the right place, with the word that was probably
 * meant. What does not fit is cut out of the tree, so that everything else can be checked as well,
 * and the paths that were cut are remembered, so that nobody complains of what is missing there.
 */
import * as Schema from "effect/Schema";
import type * as SchemaAST from "effect/SchemaAST";
import type * as SchemaIssue from "effect/SchemaIssue";
import { eventByName } from "../domain/vocabulary.ts";
import type { Finding } from "./problem.ts";
import { didYouMean, meant, oneOfWords } from "./spelling.ts";
import {
  at,
  child,
  keyPlaceOf,
  type Path,
  placeOf,
  plain,
  type ScalarTree,
  type Tree,
  written,
} from "./tree.ts";

export interface CheckedShape {
  readonly findings: ReadonlyArray<Finding>;
  /** Paths at which something does not fit. */
  readonly unfit: ReadonlyArray<Path>;
}

interface Misfit {
  readonly path: Path;
  readonly issue: SchemaIssue.Issue;
  /** Of the shape around: names of its keys. */
  readonly around: SchemaAST.AST | undefined;
}

const options = { errors: "all", onExcessProperty: "error", reportInput: true } as const;

/** What in a file's tree does not fit a shape. */
export function checkShape(tree: Tree, shape: Schema.Codec<unknown>): CheckedShape {
  const decoded = Schema.decodeUnknownResult(shape)(plain(tree), options);
  if (decoded._tag === "Success") return { findings: [], unfit: [] };
  const misfits: Misfit[] = [];
  collect(decoded.failure.issue, [], undefined, misfits);
  const findings = misfits.map((misfit) => findingOf(tree, misfit, misfits));
  return {
    findings: findings.filter((finding) => finding !== undefined),
    unfit: misfits.map(({ path }) => path),
  };
}

/** The leaves of an issue, each with its path. */
function collect(
  issue: SchemaIssue.Issue,
  path: Path,
  around: SchemaAST.AST | undefined,
  misfits: Misfit[],
): void {
  if (issue._tag === "Pointer") {
    collect(issue.issue, [...path, ...(issue.path as Path)], around, misfits);
  } else if (issue._tag === "Composite") {
    for (const inner of issue.issues) collect(inner, path, issue.ast, misfits);
  } else if (misfits.some((other) => samePath(other.path, path))) {
    // One thing that is wrong with a value is enough.
  } else if (issue._tag === "AnyOf" && issue.issues.length > 0) {
    misfits.push(...likeliest(issue, path));
  } else {
    misfits.push({ path, issue, around });
  }
}

/** Of several shapes that something might have had, the misfits of the one that it is nearest. */
function likeliest(issue: SchemaIssue.AnyOf, path: Path): ReadonlyArray<Misfit> {
  const each = issue.issues.map((inner) => {
    const misfits: Misfit[] = [];
    collect(inner, path, issue.ast, misfits);
    return misfits.filter((misfit) => !isMisspelling(misfit, misfits));
  });
  return each.reduce((best, misfits) => (misfits.length < best.length ? misfits : best));
}

/** A missing key beside an unknown one that resembles it is the same mistake. */
function isMisspelling({ path, issue }: Misfit, all: ReadonlyArray<Misfit>): boolean {
  if (issue._tag !== "MissingKey") return false;
  return all.some(
    (other) =>
      other.issue._tag === "UnexpectedKey" &&
      samePath(other.path.slice(0, -1), path.slice(0, -1)) &&
      meant(String(other.path.at(-1)), [String(path.at(-1))]) !== undefined,
  );
}

function findingOf(tree: Tree, misfit: Misfit, all: ReadonlyArray<Misfit>): Finding | undefined {
  const { path, issue, around } = misfit;
  const key = String(path.at(-1));
  const about = { place: placeOf(tree, path), path: written(tree, path) };
  if (issue._tag === "UnexpectedKey") {
    const known = keysOf(around);
    const suggestion = didYouMean(key, known) ?? `there may be ${oneOfWords(known)}`;
    return {
      ...about,
      place: keyPlaceOf(tree, path),
      message: `unknown key \`${key}\``,
      suggestion,
    };
  }
  if (issue._tag === "MissingKey") {
    if (isMisspelling(misfit, all)) return undefined;
    if (typeof path.at(-1) === "number") {
      const list = path.slice(0, -1);
      const where = { place: placeOf(tree, list), path: written(tree, list) };
      return { ...where, message: "the list is empty" };
    }
    return { ...about, message: `\`${key}\` is missing` };
  }
  const found = at(tree, path);
  const says = ownWords(issue);
  if (says !== undefined) return { ...about, message: says, ...mendWords(says) };
  const tag = child(found, "type");
  if (issue._tag === "AnyOf" && tag?.kind === "scalar") return wrongTag(tree, path, tag, issue.ast);
  const expected = expectedBy(issue);
  const message = `expected ${expected}, found ${shown(found)}`;
  const suggestion = mend(found, issue);
  return { ...about, message, expected, ...(suggestion === undefined ? {} : { suggestion }) };
}

const samePath = (one: Path, other: Path): boolean =>
  one.length === other.length && one.every((step, i) => step === other[i]);

/** Names of the keys of a shape. */
function keysOf(ast: SchemaAST.AST | undefined): ReadonlyArray<string> {
  if (ast?._tag !== "Objects") return [];
  return ast.propertySignatures.map(({ name }) => String(name));
}

/** What a check says in words of its own, where it does. */
function ownWords(issue: SchemaIssue.Issue): string | undefined {
  if (issue._tag !== "Filter" || issue.issue._tag !== "InvalidValue") return undefined;
  const says = issue.issue.annotations?.["message"];
  return typeof says === "string" ? says : undefined;
}

/** The event that was meant, where a measure names none that there is. */
function mendWords(says: string): { readonly suggestion?: string } {
  const event = /^no event is called (\w+)/u.exec(says)?.[1];
  const suggestion = event === undefined ? undefined : didYouMean(event, eventByName.keys());
  return suggestion === undefined ? {} : { suggestion };
}

/** A map that says which kind it is by `type`, and says it wrongly. */
function wrongTag(tree: Tree, path: Path, tag: ScalarTree, ast: SchemaAST.Union): Finding {
  const tags = ast.types.flatMap((type) =>
    type._tag === "Objects"
      ? type.propertySignatures
          .filter(({ name }) => name === "type")
          .flatMap((p) => literalsOf(p.type))
      : [],
  );
  const here = [...path, "type"];
  const suggestion = didYouMean(String(tag.value), tags);
  return {
    place: placeOf(tree, here),
    path: written(tree, here),
    message: `expected ${oneOfWords(tags)}, found ${shown(tag)}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** What would have fitted, in words. */
function expectedBy(issue: SchemaIssue.Issue): string {
  if (issue._tag === "Filter") {
    return patternWords(String(issue.filter.annotations?.["expected"] ?? "something else"));
  }
  if (issue._tag === "AnyOf" || issue._tag === "InvalidType" || issue._tag === "OneOf") {
    return describe(issue.ast);
  }
  return "something else";
}

/** Patterns in the words of those who write dates. */
function patternWords(expected: string): string {
  if (expected === "an integer") return "a whole number";
  if (!expected.includes("RegExp")) return expected;
  if (expected.endsWith(String.raw`^\d{4}-\d{2}-\d{2}$`)) return "a date like 2010-01-31";
  if (expected.includes("closed")) return 'hours like "08:00-15:24", or closed';
  if (expected.includes("publicHolidays")) return "publicHolidays, 24-12 or a date like 2009-06-05";
  if (expected.includes("(0[1-9]")) return "a month like 2010-01";
  return "a short name of letters, digits and hyphens";
}

function describe(ast: SchemaAST.AST): string {
  const literals = literalsOf(ast);
  if (literals.length > 0) return oneOfWords(literals);
  switch (ast._tag) {
    case "String":
      return "text";
    case "Number":
      return "a number";
    case "Boolean":
      return "true or false";
    case "Null":
      return "null";
    case "Objects": {
      const keys = keysOf(ast);
      return keys.length === 0 ? "a map" : `a map with ${oneOfWords(keys)}`;
    }
    case "Arrays":
      return "a list";
    case "Union":
      return [...new Set(ast.types.map((type) => describe(type)))].join(", or ");
    default:
      return "something else";
  }
}

/** The words of a choice of words, or of the tags of a choice of maps. */
function literalsOf(ast: SchemaAST.AST): ReadonlyArray<string> {
  if (ast._tag === "Literal") return [String(ast.literal)];
  if (ast._tag !== "Union") return [];
  const each = ast.types.map((type) => literalsOf(type));
  return each.every((literals) => literals.length > 0) ? each.flat() : [];
}

/** What is there, as the file has it. */
function shown(found: Tree | undefined): string {
  if (found === undefined) return "nothing";
  if (found.kind === "list") return "a list";
  if (found.kind === "map") return "a map";
  if (typeof found.value === "number") return String(found.value);
  return found.value === null ? "nothing" : (JSON.stringify(found.value) ?? String(found.value));
}

/** How to mend what is there. */
function mend(found: Tree | undefined, issue: SchemaIssue.Issue): string | undefined {
  if (found?.kind !== "scalar") return undefined;
  const { value } = found;
  if (typeof value === "number") {
    const wantsStatement = "ast" in issue && keysOf(issue.ast).includes("value");
    if (wantsStatement) return `write \`{ value: ${value}, source: … }\``;
    return Number.isFinite(value) ? undefined : "write a finite number";
  }
  if (typeof value !== "string") return undefined;
  if ("ast" in issue) {
    const kinds = issue.ast._tag === "Union" ? issue.ast.types : [issue.ast];
    if (kinds.some(({ _tag }) => _tag === "Number")) return mendNumber(value);
    if (kinds.some(({ _tag }) => _tag === "Boolean")) return mendBoolean(value);
    return didYouMean(value, literalsOf(issue.ast));
  }
  const iso = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/u.exec(value);
  if (iso) return `write ${iso[3]}-${iso[2].padStart(2, "0")}-${iso[1].padStart(2, "0")}`;
  if (/\s/u.test(value)) return `write ${value.trim().replaceAll(/\s+/gu, "-")}`;
  return undefined;
}

function mendNumber(value: string): string | undefined {
  const percent = /^(-?[\d.,]+)\s*%$/u.exec(value);
  const plainly = (percent?.[1] ?? value).replaceAll(/[\s_]/gu, "");
  const number = /^-?\d+,\d+$/u.test(plainly) ? plainly.replace(",", ".") : plainly;
  if (number === "" || Number.isNaN(Number(number))) return undefined;
  if (percent) return `write ${Number((Number(number) / 100).toPrecision(12))}`;
  return `write ${number}`;
}

function mendBoolean(value: string): string | undefined {
  if (/^(?:no|nej|off|n)$/iu.test(value)) return "write false";
  return /^(?:yes|ja|on|y)$/iu.test(value) ? "write true" : undefined;
}
