/** What a database's failures are to a store: which kind, and what is said. */
import { ConnectionError, SqlError, UnknownError } from "effect/sql/SqlError";
import { expect, test } from "vitest";
import { databaseFailure, isPassing } from "../../src/runtime/postgres-failure.ts";
import { databaseAt } from "../../src/runtime/store-place.ts";

const database = databaseAt("postgres://ann:hush@db.example/records");
if (typeof database === "string") throw new Error(database);

/** A failure as the client gives it. */
const errorOf = (code: string, Reason: typeof ConnectionError | typeof UnknownError) => {
  const cause = Object.assign(new Error(`the system said ${code}`), { code });
  return new SqlError({ reason: new Reason({ cause, message: "PgConnection: failed" }) });
};

test.each([
  ["53100", UnknownError, "NoSpace", false, "disk is full"],
  ["57P03", UnknownError, "StoreFault", true, "the system said 57P03"],
  ["40001", UnknownError, "StoreFault", true, "the system said 40001"],
  ["42501", UnknownError, "StoreFault", false, "ann may not"],
  ["28P01", UnknownError, "StoreFault", false, "PGPASSWORD"],
  ["3D000", UnknownError, "StoreFault", false, "createdb records"],
  ["55P03", UnknownError, "StoreFault", false, "another writer"],
  ["ECONNREFUSED", ConnectionError, "StoreFault", true, "is it running?"],
  ["ECONNRESET", ConnectionError, "StoreFault", true, "asking for it again is safe"],
  ["ENOTFOUND", ConnectionError, "StoreFault", false, "no host db.example"],
  ["SELF_SIGNED_CERT_IN_CHAIN", ConnectionError, "StoreFault", false, "NODE_EXTRA_CA_CERTS"],
] as const)("%s", (code, Reason, tag, passes, said) => {
  const error = errorOf(code, Reason);
  const failure = databaseFailure("centre", database, error);
  expect(failure).toMatchObject({ _tag: tag, log: "centre" });
  expect(failure.message).toContain(said);
  expect(failure.message).toContain("postgres://ann@db.example/records");
  expect(failure.message).not.toContain("hush");
  expect(isPassing(error)).toBe(passes);
});
