/** Words about logs that are written for other tools, and about questions in SQL. */
const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

export const en = {
  done: (events: string, file: string, size: string) =>
    `${plural(events, "event", "events")} written to ${file} (${size})`,
  cases: (count: string) => `in ${plural(count, "case", "cases")}`,
  objects: (count: string) => `about ${plural(count, "object", "objects")}`,
  leftOut: (count: string) =>
    `${plural(count, "event is", "events are")} of no case, and left out: XES knows cases only.`,
  personal:
    "This log is about real persons. The file holds personal data too, without names or personal " +
    "numbers: keep it as you keep the log.",
  personalAnswer:
    "This log is about real persons, and so is the answer. Small groups in it may show somebody.",
  progress: (done: string, all: string) => `${done} of ${all} events`,
  unknownEvent: (name: string, names: string) => `--event ${name}: give one of ${names}.`,
  noDay: (flag: string, found: string) => `--${flag} ${found}: give a day like 2010-01-31.`,
  sameMarks: "--separator and --decimal are both a comma: give another separator.",
  noDuckDb:
    "Questions in SQL need DuckDB, which is not installed here. Install it beside Caseflow with: " +
    "npm install @duckdb/node-api@1.5.6-r.1",
  noQuestion: 'Give a question, such as "SELECT count(*) FROM interviews", or --tables.',
  oneStatement: (count: string) => `Give one statement; these are ${count}.`,
  readOnly: "A log cannot be changed: only SELECT, EXPLAIN, DESCRIBE and SHOW are answered.",
  notAnIndex: (file: string) =>
    `${file} is no index that Caseflow made, and is left as it is: name another file.`,
  indexing: (events: string) => `Making the index: ${plural(events, "event", "events")} …`,
  moreRows: (count: string) => `The first ${count} rows; there are more, see --limit.`,
  rows: (count: string) => plural(count, "row", "rows"),
  tablesTitle: "Tables",
  table: {
    events: "every event, with all fields there are; empty where an event has no such field",
    citizens: "who is registered, with what does not change",
    spells: "spells on benefit; a payment that was resumed goes on with its spell",
    payments: "the times within spells in which the benefit was paid",
    cases: "cases at the centre, from opened to closed",
    matches: "assessments of the match group",
    obligations: "deadlines set for the centre, and how each ended",
    interviews: "when they were planned, and whether they were held, missed or cancelled",
    offers: "offers, from the decision or the waiting line to the end",
    placements: "placements at companies",
    work_items: "work items of staff",
  },
};

export const da: typeof en = {
  done: (events, file, size) =>
    `${plural(events, "hændelse", "hændelser")} skrevet til ${file} (${size})`,
  cases: (count) => `i ${plural(count, "forløb", "forløb")}`,
  objects: (count) => `om ${plural(count, "objekt", "objekter")}`,
  leftOut: (count) =>
    `${plural(count, "hændelse", "hændelser")} hører ikke til noget forløb og er udeladt: XES ` +
    "kender kun forløb.",
  personal:
    "Loggen handler om virkelige personer. Filen rummer også personoplysninger, uden navne og " +
    "personnumre: opbevar den, som loggen opbevares.",
  personalAnswer:
    "Loggen handler om virkelige personer, og det gør svaret også. Små grupper i det kan røbe " +
    "nogen.",
  progress: (done, all) => `${done} af ${all} hændelser`,
  unknownEvent: (name, names) => `--event ${name}: giv en af ${names}.`,
  noDay: (flag, found) => `--${flag} ${found}: giv en dag som 2010-01-31.`,
  sameMarks: "--separator og --decimal er begge et komma: giv et andet skilletegn.",
  noDuckDb:
    "Spørgsmål i SQL kræver DuckDB, som ikke er installeret her. Installér den ved siden af " +
    "Caseflow med: npm install @duckdb/node-api@1.5.6-r.1",
  noQuestion: 'Giv et spørgsmål, som "SELECT count(*) FROM interviews", eller --tables.',
  oneStatement: (count) => `Giv én sætning; her er ${count}.`,
  readOnly: "En log kan ikke ændres: kun SELECT, EXPLAIN, DESCRIBE og SHOW besvares.",
  notAnIndex: (file) =>
    `${file} er ikke et indeks, som Caseflow har lavet, og bliver, som den er: nævn en anden fil.`,
  indexing: (events) => `Laver indekset: ${plural(events, "hændelse", "hændelser")} …`,
  moreRows: (count) => `De første ${count} rækker; der er flere, se --limit.`,
  rows: (count) => plural(count, "række", "rækker"),
  tablesTitle: "Tabeller",
  table: {
    events: "alle hændelser med alle felter; tomt, hvor en hændelse ikke har feltet",
    citizens: "hvem der er registreret, med det, der ikke ændrer sig",
    spells: "ydelsesforløb; en genoptaget udbetaling fortsætter sit forløb",
    payments: "tiderne inden for forløb, hvor ydelsen blev udbetalt",
    cases: "sager på centret, fra åbnet til lukket",
    matches: "vurderinger af matchgruppe",
    obligations: "frister for centret, og hvordan hver endte",
    interviews: "hvornår de var planlagt, og om de blev holdt, forsømt eller aflyst",
    offers: "tilbud, fra beslutning eller venteliste til afslutning",
    placements: "virksomhedspladser",
    work_items: "medarbejdernes opgaver",
  },
};
