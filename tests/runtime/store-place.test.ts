/** Places of logs as users say them, and that a password in one is never said again. */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import { passwordOf } from "../../src/runtime/postgres-password.ts";
import {
  databaseAt,
  placeOf,
  shownPlace,
  storeAndLog,
  withoutPasswords,
} from "../../src/runtime/store-place.ts";

const database = (place: string) => {
  const found = databaseAt(place);
  if (typeof found === "string") throw new Error(found);
  return found;
};

test.each([
  ["logs/centre", "logs", "centre"],
  ["centre", ".", "centre"],
  ["postgres://me@host/db/centre", "postgres://me@host/db", "centre"],
  ["postgres://host:1234/db/centre?schema=x", "postgres://host:1234/db?schema=x", "centre"],
  ["postgres://me@host/db?schema=x", "postgres://me@host/db?schema=x", ""],
  ["postgres://me@host/db/", "postgres://me@host/db", ""],
])("%s is the store %s and the log %j", (place, store, log) => {
  expect(storeAndLog(place)).toEqual({ store, log });
});

test.each([
  ["logs", "a", path.join("logs", "a")],
  ["postgres://host/db", "a", "postgres://host/db/a"],
  ["postgres://host/db/?schema=x", "a", "postgres://host/db/a?schema=x"],
])("in %s the log %s is at %s", (store, log, place) => {
  expect(placeOf(store, log)).toBe(place);
});

test("an address says where, who, which schema and which log", () => {
  const plain = database("postgresql://me@host/db");
  expect(plain).toMatchObject({ host: "host", port: "5432", name: "db", schema: "caseflow" });
  expect(plain).toMatchObject({ user: "me", hasPassword: false, log: undefined });
  const full = database("postgres://m%C3%A9:a%40b@h:99/db/log-1?schema=s_1&sslmode=require");
  expect(full).toMatchObject({ user: "mé", port: "99", schema: "s_1", log: "log-1" });
  expect(full.address).toBe("postgres://m%C3%A9:a%40b@h:99/db?sslmode=require");
  expect(full.shown).toBe("postgres://mé@h:99/db?schema=s_1");
});

test.each([
  "postgres://me:secret@host/db",
  "postgres://me:secret@host:5432/db/log?schema=x",
  "postgresql://me:se@secret@host/db",
  "postgres://me:se/secret@host/db",
  "postgres://me:se#secret?@host/db",
  "postgres://me:secret/db",
  "postgres://host/db?user=me&password=secret&schema=x",
])("the password in %s is not shown", (place) => {
  expect(shownPlace(place)).not.toContain("secret");
  expect(withoutPasswords(`open '${place}' and ${place}.`)).not.toContain("secret");
});

test.each(["postgres://me@host:5432/db/log?schema=x", "postgres://[::1]:5432/db", "logs/a:b@c"])(
  "%s is shown as it is",
  (place) => {
    expect(shownPlace(place)).toBe(place);
  },
);

describe("a password that an address does not have", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-password-"));
    file = path.join(folder, "passwords");
    vi.stubEnv("PGPASSFILE", file);
    vi.stubEnv("PGPASSWORD", "");
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    fs.rmSync(folder, { recursive: true });
  });
  const there = database("postgres://me@host/db");

  it("is that of the environment, or none", () => {
    expect(passwordOf(there)).toBeUndefined();
    vi.stubEnv("PGPASSWORD", "open");
    expect(passwordOf(there)).toBe("open");
  });

  it("is that of the first line of the password file that fits", () => {
    const lines = [
      "# mine",
      "other:*:*:*:no",
      "host:5432:db:you:no",
      "*:*:db:me:a\\:b\\\\",
      "*:*:*:*:z",
    ];
    fs.writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
    expect(passwordOf(there)).toBe("a:b\\");
    expect(passwordOf(database("postgres://me@host/else"))).toBe("z");
  });

  it.skipIf(process.platform === "win32")("is not read where others may read it", () => {
    fs.writeFileSync(file, "*:*:*:*:z\n", { mode: 0o644 });
    expect(passwordOf(there)).toBeUndefined();
  });
});
