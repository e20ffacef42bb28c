/**
 * A store on files that forget: whatever call the machine stops at, in whatever part of an
 * append, a branching or a sealing, and again while what survived is put right, nothing that was
 * answered is lost and nothing is there by half. And the same ordeal finds every planted fault.
 */
import { describe, expect, it } from "vitest";
import { callsOfALife, crashTwice, failOnce } from "./crash.ts";
import type { Faults } from "./faulty-files.ts";
import { mutants, ordeal } from "./mutants.ts";

const allCalls = Array.from({ length: callsOfALife() }, (_, i) => i + 1);

describe("a crash at every call, then another", () => {
  it.each<[string, Faults]>([
    ["with hard links", {}],
    ["with a claim and a renaming", { hasNoLinks: true }],
    ["with calls that are interrupted or do half of their work", { isJumpy: true }],
  ])("loses nothing, %s", (_how, conditions) => {
    const calls = callsOfALife({}, conditions);
    const stride = Math.ceil(calls / allCalls.length);
    for (let first = 1; first <= calls; first += stride) {
      const second = 1 + ((first * 7 + 31) % calls);
      const wrong = crashTwice(first, second, first, {}, conditions);
      expect(wrong, `calls ${first} and ${second}`).toBeUndefined();
    }
  });

  it("loses nothing, when at first the program alone dies", () => {
    for (const first of allCalls) {
      for (const second of [12, 1 + ((first * 13) % allCalls.length)]) {
        if (second === first) continue;
        const wrong = crashTwice(first, second, first + second, {}, { isKilledFirst: true });
        expect(wrong, `calls ${first} and ${second}`).toBeUndefined();
      }
    }
  });

  it("loses nothing, whatever survives", () => {
    for (const first of allCalls) {
      const second = 1 + ((first * 11) % allCalls.length);
      const seed = 1000 + first;
      expect(crashTwice(first, second, seed), `${first}, ${second}, ${seed}`).toBeUndefined();
    }
  });
});

describe("a call that fails", () => {
  it.each(["ENOSPC", "EIO"])("with %s leaves the log as it was, and can be made again", (code) => {
    for (const at of allCalls) expect(failOnce(at, code), `call ${at}`).toBeUndefined();
  });

  it("on a disk that stays full leaves the log readable", () => {
    for (const at of allCalls) expect(failOnce(at, "ENOSPC", true), `call ${at}`).toBeUndefined();
  });
});

describe("a planted fault is found", () => {
  it.each(Object.entries(mutants))("%s", (_name, mutant) => {
    expect(ordeal(mutant)).toBeDefined();
  });

  it("and nothing where none is planted", () => {
    expect(ordeal({})).toBeUndefined();
  });
});
