/**
 * Damage to a log on a disk: bits that turned and files that were cut short. All of it is found
 * before it is read; what is torn is told from what is damaged; what is good before it can be
 * read; and to a damaged log nothing is appended.
 */
import * as Effect from "effect/Effect";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { find, isPrefix, sampleLog, segmentPath } from "./damage.ts";
import { storeOn } from "./faulty-store.ts";
import { batchOf } from "./rows.ts";

const counts = [3, 1, 40, 2, 0, 7, 120, 5];
const sample = sampleLog(counts);
const last = counts.length;
const places = fc.tuple(fc.integer({ min: 1, max: last }), fc.nat(), fc.nat({ max: 7 }));

/** Damages a segment, looks at the log, and puts the segment right again. */
function damaged(ordinal: number, change: (good: Uint8Array) => Uint8Array | undefined) {
  const path = segmentPath(ordinal);
  const good = sample.files.bytesOf(path)!;
  sample.files.damage(path, change(good));
  try {
    return find(sample.files);
  } finally {
    sample.files.damage(path, good);
  }
}

/** Takes the record of the head away while something is done. */
function withoutHead<A>(use: () => A): A {
  const head = sample.files.bytesOf("log/head")!;
  sample.files.damage("log/head", undefined);
  try {
    return use();
  } finally {
    sample.files.damage("log/head", head);
  }
}

function turned(at: number, bit: number) {
  return (good: Uint8Array) => {
    const bad = good.slice();
    bad[at % bad.length] ^= 1 << bit;
    return bad;
  };
}

describe("a bit that turned", () => {
  it("is corruption wherever it is, since the head is on record; what is before it is read", () => {
    fc.assert(
      fc.property(places, ([ordinal, at, bit]) => {
        const { rows, failure, verified } = damaged(ordinal, turned(at, bit));
        expect(verified._tag).toBe("Corrupt");
        expect(failure?._tag).toBe("LogCorrupt");
        expect(isPrefix(sample, rows)).toBe(true);
        expect(rows.length).toBe(sample.ends[ordinal - 1]);
      }),
      { numRuns: 200 },
    );
  });

  it("is named by its file and the byte of its frame", () => {
    const { verified } = damaged(3, turned(40, 0));
    expect(verified).toMatchObject({ place: "000000000003.segment", at: 0 });
  });
});

describe("a segment cut short", () => {
  it("in the middle or below the recorded head is corruption", () => {
    fc.assert(
      fc.property(places, ([ordinal, at]) => {
        const { rows, verified } = damaged(ordinal, (good) => good.slice(0, at % good.length));
        expect(verified._tag).toBe("Corrupt");
        expect(rows.length).toBe(sample.ends[ordinal - 1]);
      }),
      { numRuns: 100 },
    );
  });

  it("at the end with no record beyond it is a torn tail, full of zeros too", () => {
    withoutHead(() =>
      fc.assert(
        fc.property(fc.nat(), fc.boolean(), (at, isZeroed) => {
          const { rows, failure, verified } = damaged(last, (good) => {
            const bad = isZeroed ? good.slice().fill(0, at % good.length) : good;
            return isZeroed ? bad : good.slice(0, at % good.length);
          });
          expect(verified).toMatchObject({ _tag: "TornTail", place: `00000000000${last}.segment` });
          expect(failure).toBeUndefined();
          expect(rows.length).toBe(sample.ends[last - 1]);
        }),
        { numRuns: 100 },
      ),
    );
  });

  it("or lost altogether is corruption, in the middle and at the end", () => {
    for (const ordinal of [0, 1, 4, last]) {
      expect(damaged(ordinal, () => undefined).verified._tag).not.toBe("Intact");
    }
    expect(damaged(4, () => undefined).verified).toMatchObject({
      _tag: "Corrupt",
      why: "the segment is missing",
    });
  });
});

describe("a sealed log", () => {
  const { files, rows } = sampleLog(counts);
  Effect.runSync(storeOn({ files }).seal("log"));
  const packed = `log/${files.list("log").find((name) => name.endsWith(".packed"))}`;
  const kept = [packed, segmentPath(last + 1)];

  it("with a bit that turned, or cut short, is corruption; what is before it is read", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kept),
        fc.nat(),
        fc.nat({ max: 7 }),
        fc.boolean(),
        (path, at, bit, isCut) => {
          const good = files.bytesOf(path)!;
          files.damage(path, isCut ? good.slice(0, at % good.length) : turned(at, bit)(good));
          const found = find(files);
          files.damage(path, good);
          expect(found.verified._tag).toBe("Corrupt");
          expect(found.failure?._tag).toBe("LogCorrupt");
          expect(isPrefix(sample, found.rows)).toBe(true);
          if (path !== packed) expect(found.rows).toEqual(rows);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("frames in the wrong place", () => {
  it("are corruption: a segment twice, or two exchanged", () => {
    const other = sample.files.bytesOf(segmentPath(2))!;
    for (const ordinal of [3, 4, last]) {
      const { rows, verified } = damaged(ordinal, () => other);
      expect(verified._tag).toBe("Corrupt");
      expect(isPrefix(sample, rows)).toBe(true);
    }
  });

  it("are corruption: bytes after the end", () => {
    const { verified } = damaged(last, (good) => Uint8Array.from([...good, ...good]));
    expect(verified).toMatchObject({ _tag: "Corrupt", why: "bytes after the end of the segment" });
  });
});

describe("a damaged log", () => {
  it("takes no more events, and a copy of the damage is kept", () => {
    const { files } = sampleLog([2, 3, 2]);
    const path = segmentPath(2);
    const bad = turned(50, 3)(files.bytesOf(path)!);
    files.damage(path, bad);
    const store = storeOn({ files });
    const failure = Effect.runSync(Effect.flip(store.append("log", "any", "n", batchOf(9, 1))));
    expect(failure).toMatchObject({ _tag: "LogCorrupt", head: 2 });
    expect(failure.message).toContain("byte 0 of 000000000002.segment");
    expect(files.bytesOf("log/quarantine/000000000002.segment")).toEqual(bad);
    expect(files.bytesOf(path)).toEqual(bad);
  });

  it("when sealed is found by its hash, even where every CRC is right", () => {
    const { files } = sampleLog([2, 3, 2]);
    const store = storeOn({ files });
    Effect.runSync(store.seal("log"));
    const packed = `log/${files.list("log").find((name) => name.endsWith(".packed"))}`;
    const other = sampleLog([2, 3, 2]);
    Effect.runSync(storeOn({ files: other.files }).append("log", "any", "x", batchOf(1, 1)));
    Effect.runSync(storeOn({ files: other.files }).seal("log"));
    const forged = other.files.list("log").find((name) => name.endsWith(".packed"));
    files.damage(packed, other.files.bytesOf(`log/${forged}`));
    expect(find(files).verified).toMatchObject({ _tag: "Corrupt" });
    files.damage(packed, turned(60, 1)(files.bytesOf(packed)!));
    expect(find(files).verified).toMatchObject({ _tag: "Corrupt" });
  });
});

describe("a torn tail", () => {
  it("is left where it is, and the log goes on beside it", () => {
    const { files, ends } = sampleLog([2, 3, 2]);
    const path = segmentPath(3);
    const torn = files.bytesOf(path)!.slice(0, 77);
    files.damage("log/head", undefined);
    files.damage(path, torn);
    const store = storeOn({ files });
    const to = ends[2] + 4;
    expect(Effect.runSync(store.append("log", ends[2], "more", batchOf(9, 4)))).toMatchObject({
      _tag: "Appended",
      from: ends[2],
      to,
    });
    Effect.runSync(store.append("log", to, "most", batchOf(8, 1)));
    expect(files.bytesOf(path)).toEqual(torn);
    const { rows, verified } = find(files);
    expect(verified._tag).toBe("Intact");
    expect(rows.length).toBe(to + 1);
    Effect.runSync(storeOn({ files }).seal("log"));
    expect(find(files)).toMatchObject({ rows, verified: { _tag: "Intact" } });
  });
});
