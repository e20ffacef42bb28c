/** A folder of its own to import in, with a key outside it, for tests. */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll } from "vitest";
import { eventOfRow } from "../../src/domain/event.ts";
import { eventByCode } from "../../src/domain/vocabulary.ts";
import { dayOfIso } from "../../src/domain/moment.ts";
import type { ImportOutcome } from "../../src/history/import-outcome.ts";
import { Standing } from "../../src/history/standing.ts";
import { importExtract, type ImportRequest } from "../../src/runtime/history-import.ts";
import { makeKey } from "../../src/runtime/key-file.ts";
import { openStore } from "../../src/runtime/store-folder.ts";
import { rowAt } from "../../src/kernel/columns.ts";
import type { Bounds } from "../../src/store/contract.ts";

export interface Workspace {
  readonly folder: string;
  readonly file: (name: string, content: string | Uint8Array) => string;
  readonly bring: (
    file: string,
    mapping: string,
    more?: Partial<ImportRequest>,
  ) => Promise<ImportOutcome>;
  /** Events of the log, as people see them; those that stand, if asked for. */
  readonly events: (standing?: Bounds) => Promise<ReadonlyArray<Record<string, unknown>>>;
  readonly head: () => Promise<number>;
}

/** Folders made for a test file, which go when it is over. */
const made: Array<string> = [];
afterAll(() => {
  for (const folder of made) fs.rmSync(folder, { recursive: true, force: true });
});

export async function workspace(): Promise<Workspace> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-import-"));
  made.push(folder);
  const store = path.join(folder, "logs");
  const key = path.join(folder, "secret", "key");
  await Effect.runPromise(makeKey(key));
  const vault = path.join(folder, "secret", "vault");
  const file = (name: string, content: string | Uint8Array): string => {
    fs.writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const asked = { store, log: "centre", key, vault, extractDay: undefined, coversFrom: undefined };
  const plain = { rejectsMost: 0, synthetic: true, dryRun: false };
  const head = async () => {
    const opened = await Effect.runPromise(openStore(store));
    const found = opened.head("centre").pipe(Effect.map(({ position }) => position));
    return Effect.runPromise(found.pipe(Effect.catchTag("NoSuchLog", () => Effect.succeed(0))));
  };
  return {
    folder,
    file,
    head,
    bring: (extract, mapping, more = {}) =>
      Effect.runPromise(importExtract({ file: extract, mapping, ...asked, ...plain, ...more })),
    events: async (standing) => {
      const opened = await Effect.runPromise(openStore(store));
      const all: Array<Record<string, unknown>> = [];
      const stood = new Standing(await head());
      const read = opened.read("centre", standing ?? {});
      await Effect.runPromise(
        Stream.runForEach(read, (chunk) =>
          Effect.sync(() => {
            stood.take(chunk);
            for (let i = 0; i < chunk.columns.length; i++) all.push(shown(rowAt(chunk.columns, i)));
          }),
        ),
      );
      if (standing === undefined) return all;
      stood.settle();
      const rows = Array.from({ length: stood.log.length }, (_, i) => i);
      return rows.filter((i) => stood.stands[i] === 1).map((i) => shown(rowAt(stood.log, i)));
    },
  };
}

const shown = (row: ReturnType<typeof rowAt>): Record<string, unknown> =>
  eventOfRow(eventByCode[row.code]!, row) as unknown as Record<string, unknown>;

/** A mapping of spells and interviews, with the day of the extract. */
export const exampleMapping = (extract = "2010-07-01"): string => `
id: example
format: { separator: ";" }
extract: { on: ${extract} }
citizen: { column: CPR, kind: personalNumber }
codes:
  benefit:
    assumption: The labels say so.
    values: { KTH: cashBenefit, SDP: sicknessBenefit }
  reason:
    assumption: The labels say so.
    values: { Job: job, Andet: selfSupport }
  team:
    assumption: As in the scenario.
    values: { Nord: 0, Sønder: 1 }
rules:
  - id: spell
    when: [{ column: Type, is: Ydelse }]
    spell:
      start: { column: Start }
      end: { column: Slut, inclusive: true }
      begin:
        event: BenefitGranted
        fields: { benefit: { column: Kode, codes: benefit }, from: { time: start } }
      finish:
        event: BenefitStopped
        fields: { reason: { column: Årsag, codes: reason, default: selfSupport } }
      merge: { gapDays: 1, by: [Kode] }
    recorded: { column: Registreret }
  - id: interview
    when: [{ column: Type, is: Samtale }]
    event: InterviewHeld
    at: { column: Start, clock: "12:00" }
    fields: { team: { column: Kode, codes: team }, minutes: { column: Minutter, default: 45 } }
    recorded: { column: Registreret }
  - id: letters
    when: [{ column: Type, is: Brev }]
    ignore: true
`;

export const heading = "CPR;Type;Start;Slut;Kode;Årsag;Registreret;Minutter";

export const extractOf = (...rows: ReadonlyArray<string>): string =>
  [heading, ...rows, ""].join("\r\n");

export const dayOf = (iso: string): number => dayOfIso(iso);
