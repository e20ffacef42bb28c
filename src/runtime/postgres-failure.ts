/**
 * What PostgreSQL's failures mean to a store, in sentences that say what to do. Only the server's
 * own message is passed on: its details may quote what a row holds, and an address its password.
 */
import type { SqlError } from "effect/sql/SqlError";
import { NoSpace, StoreFault } from "../store/failures.ts";
import type { Database } from "./store-place.ts";

/** The SQLSTATE or the system's word for a failure, and what was said with it. */
export interface Said {
  readonly code: string;
  readonly text: string;
}

export function saidBy({ reason }: SqlError): Said {
  let cause: unknown = reason.cause;
  let text = reason.message ?? reason._tag;
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    const { code, message } = cause as Error & { readonly code?: unknown };
    if (message !== "") text = message;
    if (typeof code === "string") return { code, text };
    const inner: unknown = cause instanceof AggregateError ? cause.errors[0] : cause.cause;
    if (inner === undefined) break;
    cause = inner;
  }
  return { code: reason._tag, text };
}

/** Not the server that we trust, however often it is asked. */
const strangers = /^(?:ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/u;
const nowhere = /^(?:EACCES|ENOTFOUND)/u;
/** The server is going, coming or too busy; or two writers were in each other's way. */
const passing = new Set(["57P01", "57P02", "57P03", "53300", "40001", "40P01"]);

/** Whether asking again may help: the connection was lost, or the server is starting. */
export function isPassing(error: SqlError): boolean {
  const { code } = saidBy(error);
  if (error.reason._tag !== "ConnectionError") return passing.has(code);
  return !strangers.test(code) && !nowhere.test(code);
}

/** Whether there are no such tables: nobody has made a store there. */
export const isMissing = (error: SqlError): boolean =>
  ["42P01", "3F000"].includes(saidBy(error).code);

/** Whether another client made the same thing at the same moment. */
export const isMadeAlready = (error: SqlError): boolean =>
  ["23505", "42P06", "42P07", "42710", "42723"].includes(saidBy(error).code);

/** @param log what the failure is about, for people */
export function databaseFailure(
  log: string,
  database: Database,
  error: SqlError,
): NoSpace | StoreFault {
  const { code, text } = saidBy(error);
  const fault = (what: string) =>
    new StoreFault({ log, code, message: `${database.shown}: ${what}` });
  const { host, port, name, schema } = database;
  const user = database.user ?? "this user";
  switch (code) {
    case "53100":
      return new NoSpace({
        log,
        message: `${database.shown}: the server's disk is full; free some space and try again.`,
      });
    case "ECONNREFUSED":
    case "ENOENT":
      return fault(`no server answers at ${host}:${port} (${code}): is it running?`);
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return fault(`there is no host ${host} (${code}).`);
    case "28P01":
    case "28000":
    case "AuthenticationError":
      return fault(
        `the server does not let ${user} in (${text}): give the password in PGPASSWORD or in ` +
          "the file ~/.pgpass.",
      );
    case "3D000":
      return fault(`there is no database ${name}: make it with \`createdb ${name}\`.`);
    case "42501":
      return fault(
        `${user} may not do this (${text}); the owner of schema ${schema} can grant it.`,
      );
    case "55P03":
      return fault("another writer held the log for too long; ask again.");
  }
  if (strangers.test(code)) {
    return fault(
      `the certificate of ${host} is not trusted (${text}): name its authority's file in ` +
        "NODE_EXTRA_CA_CERTS, or add sslmode=disable to the address in a network that you trust.",
    );
  }
  if (error.reason._tag === "ConnectionError") {
    return fault(
      `there is no connection to ${host}:${port} (${text}). If a batch was on its way, asking ` +
        "for it again is safe.",
    );
  }
  return fault(`${text} (${code})`);
}
