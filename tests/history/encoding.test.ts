/** Encodings: what the bytes show against the platform's own decoder, and what is said of it. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { encodingOf, EncodingWatch } from "../../src/history/encoding.ts";

function watched(...blocks: ReadonlyArray<Uint8Array>) {
  const watch = new EncodingWatch();
  for (const block of blocks) watch.feed(block);
  return watch.found();
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

test("bytes are UTF-8 exactly when the platform can decode them, wherever blocks end", () => {
  const text = fc.string({ unit: "binary" }).map((said) => new TextEncoder().encode(said));
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 12 }), text);
  fc.assert(
    fc.property(bytes, fc.nat(12), (all, cut) => {
      const found = watched(all.subarray(0, cut), all.subarray(cut));
      expect(found.notUtf8 === undefined).toBe(isUtf8(all));
    }),
    { numRuns: 2000 },
  );
});

const danish = "Navn;Årsag\nSøren;Sygdom på job\n";
const utf8 = new TextEncoder().encode(danish);
const windows = Uint8Array.from(danish, (letter) => letter.charCodeAt(0));

test("without a word of the mapping the bytes decide", () => {
  expect(encodingOf(watched(utf8), undefined)).toEqual({ encoding: "utf-8" });
  expect(encodingOf(watched(windows), undefined)).toEqual({ encoding: "windows-1252" });
});

test("a mapping that says another encoding than the bytes show is told so", () => {
  expect(encodingOf(watched(windows), "utf-8")).toEqual({
    fault:
      "byte 0xC5 on line 1 is no UTF-8; the file looks like Windows-1252: write " +
      "`encoding: windows-1252` in the mapping, or save it as UTF-8",
  });
  expect(encodingOf(watched(utf8), "windows-1252")).toHaveProperty("fault");
  expect(encodingOf(watched(Uint8Array.of(0xe6, 0x81)), undefined)).toHaveProperty("fault");
});

test.each([
  ["UTF-16", [0xff, 0xfe, 0x41, 0]],
  ["Excel workbook", [0x50, 0x4b, 3, 4]],
  ["gzip", [0x1f, 0x8b, 8]],
  ["Parquet", [0x50, 0x41, 0x52, 0x31]],
  ["zero bytes", [0x41, 0, 0x42]],
])("%s is told by name", (name, bytes) => {
  const said = encodingOf(watched(Uint8Array.from(bytes)), undefined);
  expect("fault" in said && said.fault).toContain(name);
});
