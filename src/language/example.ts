/** Words about the example history, about numbers that changed, and about published figures. */
const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

export const en = {
  written: (files: string, rows: string, folder: string) =>
    `${files} files with ${rows} rows of records written to ${folder}.`,
  nobody: "Nobody in them exists: the day of birth in every number is 60 too high.",
  next: (file: string) => `What to try is in ${file}.`,
  merged: (rows: string) => `${plural(rows, "changed number", "changed numbers")} read.`,
  joined: (count: string) => `${count} whom the log had as two: they are one from now on.`,
  renamed: (count: string) => `${count} whom the log had by one number: it knows the other too.`,
  alreadyOne: (count: string) => `${count} whom the log had as one already.`,
  strangers: (count: string) => `${count} whom the log does not have.`,
  noMerge: "Nothing new: the log is as it was.",
  kept: (added: string, known: string, file: string) =>
    `${plural(added, "observation", "observations")} added to ${file}, ${known} known before.`,
  revised: (count: string) =>
    `${plural(count, "figure was", "figures were")} published otherwise before; both are kept.`,
  figures: (shown: string, of: string, day: string) =>
    `${shown} figures as known on ${day} (${of} observations)`,
  columns: ["measure", "area", "group", "period", "value", "retrieved", "versions"],
  notShown: "not shown",
};

export const da: typeof en = {
  written: (files, rows, folder) =>
    `${files} filer med ${rows} rækker registreringer skrevet til ${folder}.`,
  nobody: "Ingen i dem findes: fødselsdagen i hvert nummer er 60 for høj.",
  next: (file) => `Hvad der kan prøves, står i ${file}.`,
  merged: (rows) => `${plural(rows, "ændret nummer", "ændrede numre")} læst.`,
  joined: (count) => `${count}, som loggen havde som to: de er én fra nu af.`,
  renamed: (count) => `${count}, som loggen havde under ét nummer: den kender også det andet.`,
  alreadyOne: (count) => `${count}, som loggen havde som én i forvejen.`,
  strangers: (count) => `${count}, som loggen ikke har.`,
  noMerge: "Intet nyt: loggen er, som den var.",
  kept: (added, known, file) =>
    `${plural(added, "observation", "observationer")} føjet til ${file}, ${known} kendt før.`,
  revised: (count) =>
    `${plural(count, "tal var", "tal var")} offentliggjort anderledes før; begge er gemt.`,
  figures: (shown, of, day) => `${shown} tal, som de var kendt ${day} (${of} observationer)`,
  columns: ["måling", "område", "gruppe", "periode", "værdi", "hentet", "udgaver"],
  notShown: "ikke vist",
};
