/** A file of an extract: its columns, how it is written, and what becomes of each record in it. */
import type { Encoding } from "../encoding.ts";
import type { RejectReason } from "../rejects.ts";
import type { Records } from "./records.ts";

/** How the moments of one row are written. What lies after `until` is an empty cell. */
export interface Hand {
  /** The last minute that the row knows of. */
  readonly until: number;
  /** A moment to the minute. */
  readonly at: (minute: number) => string;
  /** A moment that is a date where there are only dates. */
  readonly day: (minute: number) => string;
  /** The end of a spell: the last day that belongs to it, or what stands for none. */
  readonly end: (minute: number) => string;
  /** A moment of an interview, of which some are dates. */
  readonly visit: (minute: number) => string;
  /** Whether the row is about a wrong value, and gives it. */
  readonly isWrong: boolean;
  /** Whether the citizen's origin is wrong in this extract. */
  readonly isOtherOrigin: boolean;
  readonly remark: string;
}

/** A record on its way to a row. */
export interface Draft {
  readonly citizen: number;
  /** First and last moment that the row is about; `stillOpen` where that has not come. */
  readonly from: number;
  readonly to: number;
  /** What is registered when the row is. */
  readonly main: number;
  /** Nothing is said of when it was registered. */
  readonly isUndated?: boolean;
  /** The cells between the personal number and who registered it. @param part of a split spell */
  readonly cells: (hand: Hand, part?: Part) => ReadonlyArray<string>;
  /** Events that the row gives when this is known. */
  readonly events: (until: number) => number;
}

export interface Part {
  readonly from: number;
  readonly to: number;
}

/** A way in which a copy of a row can be made unreadable. */
export interface Break {
  readonly column: string;
  readonly text: string;
  readonly reason: RejectReason;
}

export interface Sheet {
  readonly name: string;
  readonly encoding: Encoding;
  /** Whether the file begins with the mark of UTF-8. */
  readonly hasMark: boolean;
  readonly separator: ";" | ",";
  /** Dates as computers write them. */
  readonly isIso: boolean;
  readonly identity: string;
  /** Columns between the personal number and who registered the row. */
  readonly columns: ReadonlyArray<string>;
  /** Column with the name of a caseworker, which no mapping asks for. */
  readonly caseworker: string | undefined;
  readonly registered: string;
  /** Rows are spells; those of benefit may be split. */
  readonly spells: "none" | "whole" | "split";
  readonly breaks: ReadonlyArray<Break>;
  readonly drafts: (records: Records) => Iterable<Draft>;
}

/** What most files have in common. */
export const danish = {
  encoding: "utf-8",
  hasMark: false,
  separator: ";",
  isIso: false,
  identity: "CPR-nr",
  caseworker: "Sagsbehandler",
  registered: "Registreret",
  spells: "none",
} as const;
