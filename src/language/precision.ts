/** What is said of how precisely goals are known, when a precision was asked for. */
const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

export const en = {
  title: "Precision",
  made: (level: string, replications: string, looks: string) =>
    `all of these hold together at ${level}; ` +
    `${plural(replications, "replication", "replications")} in ${plural(looks, "look", "looks")}`,
  mean: "mean",
  probability: "probability",
  known: (value: string, half: string) => `${value} ± ${half}`,
  within: (interval: string, half: string) => `${interval} (± ${half})`,
  points: (count: string) => plural(count, "point", "points"),
  asked: (half: string) => `asked ± ${half}`,
  unmeasured: "no replication gave a value",
  notReached: (needed: string) => `not reached; about ${needed} replications are needed`,
  notReachedYet: "not reached",
  controls: (times: string) => `${times} times fewer replications by control variates`,
};

export const da: typeof en = {
  title: "Præcision",
  made: (level, replications, looks) =>
    `alle gælder på én gang med ${level}; ${plural(replications, "gentagelse", "gentagelser")}` +
    `, vurderet ${plural(looks, "gang", "gange")}`,
  mean: "gennemsnit",
  probability: "sandsynlighed",
  known: (value, half) => `${value} ± ${half}`,
  within: (interval, half) => `${interval} (± ${half})`,
  points: (count) => `${count} point`,
  asked: (half) => `ønsket ± ${half}`,
  unmeasured: "ingen gentagelse gav en værdi",
  notReached: (needed) => `ikke nået; det kræver omkring ${needed} gentagelser`,
  notReachedYet: "ikke nået",
  controls: (times) => `${times} gange færre gentagelser med kontrolvariable`,
};
