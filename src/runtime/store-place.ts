/**
 * Where logs are kept, as a user says it: a folder, or a PostgreSQL database as
 * `postgres://USER@HOST:PORT/DATABASE?schema=NAME`. A log in it is one step further down the path
 * in both: `FOLDER/LOG`, `postgres://…/DATABASE/LOG`. A password may stand in such an address and
 * is never shown again.
 */
import * as path from "node:path";

/** A database that is, or is to be, a store. */
export interface Database {
  /** For the client; with the password, if there is one. */
  readonly address: string;
  readonly schema: string;
  /** The log that the address names, if it names one. */
  readonly log: string | undefined;
  /** The address of the store for people: without log, password and parameters but the schema. */
  readonly shown: string;
  readonly host: string;
  readonly port: string;
  readonly name: string;
  readonly user: string | undefined;
  readonly hasPassword: boolean;
}

export const defaultSchema = "caseflow";

export const isDatabase = (place: string): boolean => /^postgres(?:ql)?:\/\//u.test(place);

/** What an address says, or in words what is wrong with it. */
export function databaseAt(place: string): Database | string {
  if (!URL.canParse(place)) return "this is no address like postgres://USER@HOST/DATABASE";
  const url = new URL(place);
  const [name = "", log, ...others] = url.pathname.split("/").slice(1);
  if (others.length > 0) return "there is at most a log after the database: …/DATABASE/LOG";
  const schema = url.searchParams.get("schema") ?? defaultSchema;
  if (!/^[a-z_][a-z0-9_]{0,62}$/u.test(schema)) {
    return "a schema's name is made of lower-case letters a–z, digits and '_', at most 63";
  }
  url.searchParams.delete("schema");
  url.pathname = name;
  const parameter = (key: string) => url.searchParams.get(key) ?? undefined;
  const user = textOf(url.username) || parameter("user");
  const host = textOf(url.hostname) || parameter("host") || "localhost";
  const port = url.port || parameter("port") || "5432";
  return {
    address: url.href,
    schema,
    log: log === undefined || log === "" ? undefined : textOf(log),
    shown: shown(url, host, port, textOf(name), user, schema),
    host,
    port,
    name: textOf(name) || parameter("dbname") || user || "",
    user,
    hasPassword: url.password !== "" || url.searchParams.has("password"),
  };
}

function shown(
  { protocol }: URL,
  host: string,
  port: string,
  name: string,
  user: string | undefined,
  schema: string,
): string {
  const who = user === undefined ? "" : `${user}@`;
  const where = port === "5432" ? host : `${host}:${port}`;
  const rest = schema === defaultSchema ? "" : `?schema=${schema}`;
  return `${protocol}//${who}${where}/${name}${rest}`;
}

/** A part of an address as it is meant; what cannot be decoded is left as it is. */
function textOf(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * A text without the passwords of addresses in it. Where it is not clear how far one goes, as when
 * it holds a character that an address has to write otherwise, more is left out rather than less.
 */
export const withoutPasswords = (text: string): string =>
  text
    .replace(/(postgres(?:ql)?:\/\/[^/\s:@?#]*):\S*@/gu, "$1@")
    .replace(/(postgres(?:ql)?:\/\/[^/\s:@[]*):(?!\d+(?:[/?#\s]|$))[^/\s]*/gu, "$1:…")
    .replace(/([?&]password=)[^&#\s]*/gu, "$1…");

/** A place for people. */
export const shownPlace = (place: string): string =>
  isDatabase(place) ? withoutPasswords(place) : place;

/** The store and the log in it that a place such as `FOLDER/LOG` names. */
export function storeAndLog(place: string): { readonly store: string; readonly log: string } {
  if (!isDatabase(place)) return { store: path.dirname(place), log: path.basename(place) };
  const [, before, log, after] = /^([^/]*\/\/[^/]*\/[^/?#]*)\/([^/?#]*)(.*)$/u.exec(place) ?? [];
  if (before === undefined) return { store: place, log: "" };
  return { store: `${before}${after}`, log: textOf(log!) };
}

/** A log of a store as a place. */
export function placeOf(store: string, log: string): string {
  if (!isDatabase(store)) return path.join(store, log);
  const [, before, after] = /^([^?#]*?)\/?((?:[?#].*)?)$/u.exec(store) ?? [];
  return `${before}/${log}${after}`;
}
