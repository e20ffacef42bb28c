/** Words about an import: what was read, what could not be, and what to make of the rest. */
import type { RejectReason } from "../history/rejects.ts";
import type { ImportState } from "../history/import-outcome.ts";

type Reasons = Record<RejectReason, (expected: string) => string>;

const reasons: Reasons = {
  columns: (width) => `the row has another number of cells than the header (${width})`,
  quotes: () => "text after a closing quotation mark",
  citizen: () => "no personal number, or nobody named",
  empty: () => "the cell is empty, and must not be",
  code: () => "the code is not in the mapping",
  number: () => "no number",
  bounds: (expected) => `the number is out of bounds: ${expected}`,
  moment: () => "no date like 31-12-2009 or 2009-12-31, from 1900 to 2149",
  clock: () => "no time of day like 08:15",
  born: () => "no date of birth",
  order: () => "the spell ends before it begins",
  noRule: () => "no rule of the mapping is for this row",
};

const states: Record<ImportState, string> = {
  appended: "Imported.",
  unchanged: "Nothing new: the log has all of this already.",
  known: "Nothing done: this very extract is in the log already.",
  refused: "Not imported: rows cannot be read. The log is as it was.",
  dryRun: "Dry run: nothing was written to any log.",
};

export const en = {
  reasons,
  states,
  read: (rows: string, file: string, how: string) => `${rows} rows read from ${file} (${how})`,
  extractOf: (date: string) => `extract of ${date}`,
  rejected: (rows: string, share: string) => `${rows} rows rejected (${share})`,
  acceptHint: (share: string) =>
    `Mend the file or the mapping, or import the others with --accept-rejects ${share}.`,
  rejectsIn: (file: string) => `All of them, with line, column and reason: ${file}`,
  reject: (rows: string, column: string, reason: string) => `${rows} × ${column}: ${reason}`,
  wholeRow: "the row",
  found: (events: string, citizens: string, newcomers: string) =>
    `${events} events of ${citizens} citizens, ${newcomers} of them new`,
  changes: (added: string, corrected: string, retracted: string) =>
    `against earlier extracts: ${added} added, ${corrected} corrected, ${retracted} retracted`,
  at: (log: string, from: string, to: string) => `${log}: events ${from} up to ${to}`,
  preview: "First events",
  quality: "Quality",
  changedFacts: "citizens of whom it says something else than the log had",
  ignored: "rows passed over, as the mapping says",
  planned: "events and spells after the extract, left out as plans",
  open: "spells still open",
  merged: "rows put together with the spell they belong to",
  duplicates: "said again, kept once",
  doubtful: "persons whose number fails its check digit",
  early: "registered before they happened",
  late: (days: string) => `registered more than ${days} ${days === "1" ? "day" : "days"} late`,
  coverage: (first: string, last: string) => `Events by month, ${first} to ${last}`,
  gaps: (months: string) => `none in ${months}`,
  hidden: (least: string) =>
    `· stands for fewer than ${least} events, or would give such a number away.`,
  laws: "What cannot have happened so",
  lawsHold: "No event contradicts another.",
  lawBroken: (law: string, count: string) => `${law}: ${count} times`,
  example: (line: string, at: string, what: string) => `line ${line}, ${at}: ${what}`,
};

export const da: typeof en = {
  reasons: {
    columns: (width) => `rækken har et andet antal celler end overskriften (${width})`,
    quotes: () => "tekst efter et afsluttende citationstegn",
    citizen: () => "intet personnummer, eller ingen er nævnt",
    empty: () => "cellen er tom og må ikke være det",
    code: () => "koden står ikke i mapningen",
    number: () => "intet tal",
    bounds: (expected) => `tallet er uden for grænserne: ${expected}`,
    moment: () => "ingen dato som 31-12-2009 eller 2009-12-31, fra 1900 til 2149",
    clock: () => "intet klokkeslæt som 08:15",
    born: () => "ingen fødselsdato",
    order: () => "forløbet slutter, før det begynder",
    noRule: () => "ingen regel i mapningen gælder for rækken",
  },
  states: {
    appended: "Indlæst.",
    unchanged: "Intet nyt: loggen har det hele i forvejen.",
    known: "Intet gjort: netop dette udtræk er i loggen i forvejen.",
    refused: "Ikke indlæst: nogle rækker kan ikke læses. Loggen er, som den var.",
    dryRun: "Prøve: intet er skrevet i nogen log.",
  },
  read: (rows, file, how) => `${rows} rækker læst fra ${file} (${how})`,
  extractOf: (date) => `udtræk af ${date}`,
  rejected: (rows, share) => `${rows} rækker afvist (${share})`,
  acceptHint: (share) =>
    `Ret filen eller mapningen, eller indlæs de øvrige med --accept-rejects ${share}.`,
  rejectsIn: (file) => `Alle med linje, kolonne og grund: ${file}`,
  reject: (rows, column, reason) => `${rows} × ${column}: ${reason}`,
  wholeRow: "rækken",
  found: (events, citizens, newcomers) =>
    `${events} hændelser for ${citizens} borgere, heraf ${newcomers} nye`,
  changes: (added, corrected, retracted) =>
    `mod de tidligere udtræk: ${added} tilføjet, ${corrected} rettet, ${retracted} trukket tilbage`,
  at: (log, from, to) => `${log}: hændelse ${from} til ${to}`,
  preview: "De første hændelser",
  quality: "Kvalitet",
  changedFacts: "borgere, om hvem det siger noget andet, end loggen havde",
  ignored: "rækker sprunget over, som mapningen siger",
  planned: "hændelser og forløb efter udtrækket, udeladt som planer",
  open: "forløb, der stadig er åbne",
  merged: "rækker lagt sammen med det forløb, de hører til",
  duplicates: "sagt igen, beholdt én gang",
  doubtful: "personer, hvis nummer har et forkert kontrolciffer",
  early: "registreret, før de skete",
  late: (days) => `registreret mere end ${days} ${days === "1" ? "dag" : "dage"} for sent`,
  coverage: (first, last) => `Hændelser pr. måned, ${first} til ${last}`,
  gaps: (months) => `ingen i ${months}`,
  hidden: (least) => `· står for færre end ${least} hændelser, eller ville røbe et sådant tal.`,
  laws: "Hvad der ikke kan være sket sådan",
  lawsHold: "Ingen hændelse modsiger en anden.",
  lawBroken: (law, count) => `${law}: ${count} gange`,
  example: (line, at, what) => `linje ${line}, ${at}: ${what}`,
};
