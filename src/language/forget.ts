/** Words about forgetting a person: what was taken away, and what is left to do. */

const files = (count: string) => `${count} ${count === "1" ? "file" : "files"}`;

export const en = {
  forgotten: "Forgotten: the log's vault does not know this person any more.",
  neverKnown: "The log's vault does not know this person.",
  rewritten: (log: string, removed: string, before: string, after: string) =>
    `${log} written anew without ${removed} events; its chain was ${before} and is ${after}.`,
  nothingToRewrite: (log: string) => `${log} has no events of anybody who was forgotten.`,
  dropped: (count: string) =>
    `Deleted, because they were made of the log as it was: ${files(count)}`,
  nothingLeft: (count: string) => `${files(count)} searched: nothing is left of them there.`,
  left: (count: string) => `${files(count)} searched: these still name the person, delete them:`,
  derived:
    "These tell of the log as it was; look whether they tell of the person, and delete them:",
};

const filer = (count: string) => `${count} ${count === "1" ? "fil" : "filer"}`;

export const da: typeof en = {
  forgotten: "Glemt: loggens boks kender ikke længere personen.",
  neverKnown: "Loggens boks kender ikke personen.",
  rewritten: (log, removed, before, after) =>
    `${log} er skrevet om uden ${removed} hændelser; dens kæde var ${before} og er ${after}.`,
  nothingToRewrite: (log) => `${log} har ingen hændelser for nogen, der er glemt.`,
  dropped: (count) => `Slettet, fordi de var lavet af loggen, som den var: ${filer(count)}`,
  nothingLeft: (count) => `${filer(count)} gennemsøgt: intet er tilbage der.`,
  left: (count) => `${filer(count)} gennemsøgt: disse nævner stadig personen, slet dem:`,
  derived: "Disse fortæller om loggen, som den var; se, om de fortæller om personen, og slet dem:",
};
