/** What an import found in a file, and what it did. */
import type { Encoding } from "./encoding.ts";
import type { Mapping } from "./mapping.ts";
import type { RowCounts } from "./mapper.ts";
import type { Quality } from "./quality.ts";
import type { Rejects } from "./rejects.ts";
import type { Separator } from "./separator.ts";
import type { StagedEvents } from "./staging.ts";

/**
 * `unchanged`: the log has all of it; `known`: it has this very extract; `refused`: too many rows
 * cannot be read.
 */
export const importStates = ["appended", "unchanged", "known", "refused", "dryRun"] as const;
export type ImportState = (typeof importStates)[number];

/** How a file was read, as far as that is a question. */
export interface Reading {
  readonly kind: Mapping["kind"];
  readonly encoding?: Encoding;
  readonly separator?: Separator;
}

/** How a newer extract changes a log. */
export interface Changes {
  readonly added: number;
  readonly corrected: number;
  readonly retracted: number;
}

export interface ImportOutcome {
  readonly state: ImportState;
  readonly reading: Reading;
  /** Day of the extract, days since 2000-01-01. */
  readonly extractDay: number;
  readonly counts: RowCounts;
  readonly rejects: Rejects;
  readonly citizens: number;
  /** Citizens whom the log did not know. */
  readonly newcomers: number;
  /** Rows of spells put together with another, and events said again. */
  readonly merged: number;
  readonly duplicates: number;
  readonly quality: Quality;
  /** Against what the log had of the same series; undefined for its first extract. */
  readonly changes: Changes | undefined;
  /** Citizens of whom it says something else than the log had. */
  readonly changedFacts: number;
  /** The events of the extract in the order of time. */
  readonly events: StagedEvents;
  /** Where the new events lie in the log. */
  readonly appended: Extent | undefined;
}

interface Extent {
  readonly from: number;
  readonly to: number;
  readonly chain: string;
}
