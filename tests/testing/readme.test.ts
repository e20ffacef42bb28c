/** The example in the kit's page is run as it stands there, so that it never tells a fib. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as kit from "../../src/testing/testing.ts";

const text = readFileSync(new URL("../../src/testing/README.md", import.meta.url), "utf8");
const entry = new URL("../../src/testing/testing.ts", import.meta.url).href;

test("the example of the page runs", { timeout: 120_000 }, async () => {
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
  expect(blocks.length).toBe(1);
  const imports: ReadonlyArray<readonly [name: string, where: string]> = [
    ["caseflow/testing", entry],
    ["fast-check", import.meta.resolve("fast-check")],
  ];
  let code = blocks[0];
  for (const [name, where] of imports) {
    expect(code).toContain(`"${name}"`);
    code = code.replace(`"${name}"`, JSON.stringify(where));
  }
  await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
});

test("the page names only what the kit exports", () => {
  const named = [...text.matchAll(/`([a-zA-Z]+)\(/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !(name in kit))).toEqual([]);
});
