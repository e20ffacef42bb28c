/** Words about the goals of a contract as measured on one log. */
const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

export const en = {
  on: (log: string, events: string) => `measured on ${log}, ${plural(events, "event", "events")}`,
  kinds: { history: "records of what happened", forecast: "simulated" },
  knownOn: (date: string) => `as known on ${date}`,
  value: "value",
  restsOn: "rests on",
  of: (count: string) => `of ${count}`,
  why: {
    nothingToMeasure: "nobody and nothing to measure it on",
    outsideTheLog: "the log does not cover its window; --from and --to say what it covers",
    notYetModelled: "not yet modelled",
    missingEvents: (events: string) => `the log has no ${events}`,
    tooFew: (least: string) => `it rests on fewer than ${least}`,
  },
  either: " or ",
  open: (count: string) =>
    plural(
      count,
      "window is still open at the end of the log and counts neither way",
      "windows are still open at the end of the log and count neither way",
    ),
  partial: "its first citizens came before the log begins and were not seen",
  hidden: (least: string) => `· stands for fewer than ${least}, or would give such a number away.`,
};

export const da: typeof en = {
  on: (log, events) => `målt på ${log}, ${plural(events, "hændelse", "hændelser")}`,
  kinds: { history: "registreringer af det skete", forecast: "simuleret" },
  knownOn: (date) => `som det var kendt ${date}`,
  value: "værdi",
  restsOn: "hviler på",
  of: (count) => `af ${count}`,
  why: {
    nothingToMeasure: "ingen og intet at måle på",
    outsideTheLog: "loggen dækker ikke målets periode; --from og --to siger, hvad den dækker",
    notYetModelled: "endnu ikke modelleret",
    missingEvents: (events) => `loggen har ingen ${events}`,
    tooFew: (least) => `det hviler på færre end ${least}`,
  },
  either: " eller ",
  open: (count) =>
    plural(
      count,
      "periode er stadig åben, hvor loggen slutter, og tæller ikke med",
      "perioder er stadig åbne, hvor loggen slutter, og tæller ikke med",
    ),
  partial: "de første borgere kom, før loggen begynder, og blev ikke set",
  hidden: (least) => `· står for færre end ${least}, eller ville røbe et sådant tal.`,
};
