/**
 * What is said around every experiment: what it will do before it begins, how far it is, and how
 * it ended. Numbers come written already; a language only puts them into its sentences.
 */
const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

/** Parts of a plan that are not always there. */
export interface Size {
  readonly scenarios: string;
  /** Points of a sweep in each scenario. */
  readonly points: string | undefined;
  readonly replications: string;
  readonly runs: string;
  /** A procedure decides on the way, and may need fewer. */
  readonly atMost: boolean;
}

export const en = {
  size: ({ scenarios, points, replications, runs, atMost }: Size) =>
    [
      plural(scenarios, "scenario", "scenarios"),
      ...(points === undefined ? [] : [plural(points, "point", "points")]),
      `${atMost ? "at most " : ""}${plural(replications, "replication", "replications")}`,
    ].join(" × ") + ` = ${plural(runs, "run", "runs")}`,
  allKnown: "all known already",
  someKnown: (known: string, left: string) => `${known} known already, ${left} to run`,
  noneKnown: "none known yet",
  expected: (time: string, threads: string) =>
    `about ${time} on ${plural(threads, "thread", "threads")}`,
  seconds: (count: string) => `${count} s`,
  minutes: (count: string) => `${count} min`,
  hours: (count: string) => `${count} h`,
  done: (done: string, all: string) => `${done} of ${all} replications`,
  rate: (perSecond: string) => `${perSecond} a second`,
  left: (time: string) => `${time} left`,
  worst: (goal: string, verdict: string) => `worst: ${goal} ${verdict}`,
  worstIn: (arm: string, goal: string, verdict: string) => `worst: ${goal} ${verdict} in ${arm}`,
  logged: (count: string, directory: string) =>
    `${plural(count, "log", "logs")} written to ${directory}`,
  stopped: (done: string, all: string) =>
    `Stopped after ${done} of ${all} replications; this is what they say.`,
  stoppedEarly: (done: string, all: string) =>
    `Stopped after ${done} of ${all} replications; too early to say anything.`,
};

export const da: typeof en = {
  size: ({ scenarios, points, replications, runs, atMost }) =>
    [
      plural(scenarios, "scenarie", "scenarier"),
      ...(points === undefined ? [] : [plural(points, "punkt", "punkter")]),
      `${atMost ? "højst " : ""}${plural(replications, "gentagelse", "gentagelser")}`,
    ].join(" × ") + ` = ${plural(runs, "kørsel", "kørsler")}`,
  allKnown: "alle kendes allerede",
  someKnown: (known, left) => `${known} kendes allerede, ${left} mangler`,
  noneKnown: "ingen kendes endnu",
  expected: (time, threads) => `cirka ${time} på ${plural(threads, "tråd", "tråde")}`,
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min.`,
  hours: (count) => `${count} t.`,
  done: (done, all) => `${done} af ${all} gentagelser`,
  rate: (perSecond) => `${perSecond} i sekundet`,
  left: (time) => `${time} tilbage`,
  worst: (goal, verdict) => `værst: ${goal} ${verdict}`,
  worstIn: (arm, goal, verdict) => `værst: ${goal} ${verdict} i ${arm}`,
  logged: (count, directory) => `${plural(count, "log", "logge")} skrevet til ${directory}`,
  stopped: (done, all) => `Stoppet efter ${done} af ${all} gentagelser; dette siger de.`,
  stoppedEarly: (done, all) =>
    `Stoppet efter ${done} af ${all} gentagelser; for tidligt til at sige noget.`,
};
