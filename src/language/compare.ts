/**
 * Words about plans set beside a baseline. The Danish for a change of probability is procentpoint;
 * what is the same in every replication is ens.
 */
import type { EndWord } from "../experiment/fates.ts";
import * as eventWords from "./event-words.ts";

const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

const ends: Readonly<Record<EndWord, string>> = {
  absent: "unknown to the centre",
  outside: "outside",
  onBenefit: "on benefit",
  employed: "in work",
  inEducation: "in education",
  inSubsidisedJob: "in a flex job",
  onOtherBenefit: "on another benefit",
  pensioned: "pensioned",
  selfSupporting: "self-supporting",
  movedOut: "moved out",
  transferred: "at another centre",
};

const events: Readonly<Record<string, string>> = eventWords.en;
const danishEvents: Readonly<Record<string, string>> = eventWords.da;

export const en = {
  title: (count: string, baseline: string) =>
    `${plural(count, "plan", "plans")} set beside the baseline: ${baseline}`,
  sameChance: (intervals: string, level: string) =>
    intervals === "0"
      ? "the same chance in all of them"
      : `the same chance in all of them; all ${intervals} intervals of changes hold together ` +
        `with ${level}`,
  baseline: "baseline",
  overview: "Probability that goals are attained, worst in the baseline first",
  legend:
    "Beside each probability its change in percentage points. ▲ the goal is surely nearer, " +
    "▼ surely farther, = its value is the same in every replication.",
  together: (all: string) => `all ${all} together`,
  goalsMet: "goals surely met",
  of: (count: string, all: string) => `${count} of ${all}`,
  unmodelled: (count: string) => `${plural(count, "goal", "goals")} not yet modelled`,
  difference: "difference",
  between: "between",
  change: "change",
  points: "Differences of shares and changes of probability are in percentage points.",
  reachesNone: "It reaches no goal: every value is the same in every replication.",
  same: (goals: string) => `The same in every replication: ${goals}.`,
  notMeasurable: (goals: string) => `No value to compare: ${goals}.`,
  nobody: (all: string) => `Nobody among ${all} citizens lives otherwise.`,
  people: (changed: string, share: string, all: string) =>
    `In a replication ${changed} of ${all} citizens (${share}) live otherwise.`,
  first: (what: string) => `What first sets them apart: ${what}.`,
  more: (what: string) => `Events: ${what}.`,
  ends: (what: string) => `At the end otherwise: ${what}.`,
  end: (baseline: string, now: string) => `${now} instead of ${baseline}`,
  others: "others",
  endWords: ends,
  events,
  spared: (low: string, lowGoal: string, high: string, highGoal: string) =>
    `Without the same chance it would take ${low} (${lowGoal}) to ${high} (${highGoal}) times as ` +
    "many replications.",
  sparedOne: (times: string, goal: string) =>
    `Without the same chance it would take ${times} times as many replications (${goal}).`,
  allMet: (label: string, title: string, all: string) =>
    `${label}, ${title}, surely meets all ${all} goals`,
  noneMeets: (all: string) => `no plan surely meets all ${all} goals`,
  nearest: (label: string | undefined, met: string, all: string, chance: string) =>
    `nearest is ${label ?? "the baseline"}: ${met} met, all ${all} together ${chance}`,
  nothing: "no goal to judge",
  citizens: {
    title: (baseline: string) => `Whose life goes otherwise than under the baseline, ${baseline}`,
    made: (replication: string, seed: string, version: string) =>
      `replication ${replication}, seed ${seed}, caseflow ${version}`,
    count: (changed: string, all: string) =>
      `${changed} of ${all} citizens; those who end elsewhere first, then by when lives part`,
    citizen: "citizen",
    at: "lives part",
    baseline: "under the baseline",
    scenario: "under the plan",
    ends: "ends elsewhere",
    nothing: "nothing more",
    left: (count: string) => `${count} more: --format json`,
  },
};

export const da: typeof en = {
  title: (count, baseline) =>
    `${plural(count, "plan", "planer")} holdt op mod grundlaget: ${baseline}`,
  sameChance: (intervals, level) =>
    intervals === "0"
      ? "samme tilfældigheder i dem alle"
      : `samme tilfældigheder i dem alle; alle ${intervals} intervaller for ændringer holder ` +
        `samtidig med ${level}`,
  baseline: "grundlag",
  overview: "Sandsynlighed for at nå målene, de værste i grundlaget først",
  legend:
    "Ved hver sandsynlighed står ændringen i procentpoint. ▲ målet er sikkert nærmere, " +
    "▼ sikkert fjernere, = værdien er den samme i hver gentagelse.",
  together: (all) => `alle ${all} på én gang`,
  goalsMet: "mål, der sikkert nås",
  of: (count, all) => `${count} af ${all}`,
  unmodelled: (count) => `${count} mål endnu ikke med i modellen`,
  difference: "forskel",
  between: "mellem",
  change: "ændring",
  points: "Forskelle mellem andele og ændringer i sandsynlighed er i procentpoint.",
  reachesNone: "Den berører ingen mål: alle værdier er de samme i hver gentagelse.",
  same: (goals) => `Ens i hver gentagelse: ${goals}.`,
  notMeasurable: (goals) => `Ingen værdi at sammenligne: ${goals}.`,
  nobody: (all) => `Ingen af ${all} borgere får et andet forløb.`,
  people: (changed, share, all) =>
    `I en gentagelse får ${changed} af ${all} borgere (${share}) et andet forløb.`,
  first: (what) => `Det, der først skiller forløbene ad: ${what}.`,
  more: (what) => `Hændelser: ${what}.`,
  ends: (what) => `Et andet sted til sidst: ${what}.`,
  end: (baseline, now) => `${now} i stedet for ${baseline}`,
  others: "andet",
  endWords: {
    absent: "ukendt for centret",
    outside: "udenfor",
    onBenefit: "på ydelse",
    employed: "i arbejde",
    inEducation: "i uddannelse",
    inSubsidisedJob: "i fleksjob",
    onOtherBenefit: "på en anden ydelse",
    pensioned: "på pension",
    selfSupporting: "selvforsørgende",
    movedOut: "fraflyttet",
    transferred: "i et andet jobcenter",
  },
  events: danishEvents,
  spared: (low, lowGoal, high, highGoal) =>
    `Uden samme tilfældigheder skulle der ${low} (${lowGoal}) til ${high} (${highGoal}) gange så ` +
    "mange gentagelser til.",
  sparedOne: (times, goal) =>
    `Uden samme tilfældigheder skulle der ${times} gange så mange gentagelser til (${goal}).`,
  allMet: (label, title, all) => `${label}, ${title}, når sikkert alle ${all} mål`,
  noneMeets: (all) => `ingen plan når sikkert alle ${all} mål`,
  nearest: (label, met, all, chance) =>
    `nærmest er ${label ?? "grundlaget"}: ${met} nået, alle ${all} på én gang ${chance}`,
  nothing: "intet mål at bedømme",
  citizens: {
    title: (baseline) => `Hvem der får et andet forløb end under grundlaget, ${baseline}`,
    made: (replication, seed, version) =>
      `gentagelse ${replication}, frø ${seed}, caseflow ${version}`,
    count: (changed, all) =>
      `${changed} af ${all} borgere; først dem, der ender et andet sted, så efter hvornår ` +
      "forløbene skilles",
    citizen: "borger",
    at: "forløb skilles",
    baseline: "under grundlaget",
    scenario: "under planen",
    ends: "ender et andet sted",
    nothing: "intet mere",
    left: (count) => `${count} flere: --format json`,
  },
};
