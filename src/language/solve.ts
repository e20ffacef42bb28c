/**
 * The words of a search for the cheapest plan. A goal binds when the others would hold without it;
 * in Danish it is the goal that is flaskehalsen. Numbers come written already.
 */
const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

/** What was asked. */
export interface Asked {
  readonly goals: string;
  readonly count: string;
  readonly probability: string;
}

export interface Searched {
  readonly plans: string;
  readonly tried: string;
  readonly all: string;
  readonly search: string;
  readonly fresh: string;
}

export const en = {
  seeds: (seed: string, fresh: string) => `seed ${seed}, confirmed with ${fresh}`,
  asked: ({ goals, count, probability }: Asked) =>
    count === "1"
      ? `Asked: ${goals} with at least ${probability}, at least cost`
      : `Asked: ${goals} together with at least ${probability}, at least cost`,
  cheapest: "The cheapest plan",
  cheapestSoFar: "The cheapest plan so far",
  best: "The best that can be had",
  bestKnown: "The best that is known so far",
  choice: "choice",
  now: "now",
  plan: "plan",
  change: "change",
  perYear: "kr. a year",
  inAll: "in all",
  nothingToPay: "nothing more than now",
  together: (count: string, chance: string) => {
    if (count === "1") return `It holds in ${chance}`;
    return `${count === "2" ? "Both" : `All ${count}`} hold together in ${chance}`;
  },
  freshReplications: (count: string) => plural(count, "fresh replication", "fresh replications"),
  goals: "The goals under it, the one that binds first",
  target: "target",
  held: "held",
  others: "all the others",
  relaxedOne: (goal: string, target: string, probability: string) =>
    `They would hold together in ${probability} if ${goal} asked for ${target}.`,
  relaxedAll: (targets: string, probability: string) =>
    `No single target is enough. They would hold together in ${probability} with ${targets}.`,
  relaxed: (goal: string, target: string) => `${goal} ${target}`,
  notRelaxable: "No change of targets was found with which they would hold together as asked.",
  front: "Cost above now against the probability that all goals hold",
  extra: "kr. a year",
  probability: "chance",
  roles: { now: "now", answer: "answer", most: "the most", other: "" },
  dominated: { no: "", likely: "hardly better", surely: "no better" },
  frontNote: (confidence: string) =>
    `from fresh replications; all intervals hold together with ${confidence}; ` +
    "no better means: than a plan that costs no more",
  searched: ({ plans, tried, all, search, fresh }: Searched) =>
    `${tried} of ${plural(plans, "plan", "plans")} tried in ` +
    `${plural(all, "replication", "replications")}: ` +
    `${search} to find the plan and where the front runs, ${fresh} fresh ones to confirm both.`,
  open: (count: string) =>
    `The budget ran out: of ${plural(count, "cheaper plan", "cheaper plans")} nothing is known.`,
  right: (confidence: string, least: string, most: string) =>
    `With ${confidence} confidence the plan reaches at least ${least} and no cheaper one ${most}.`,
  assumed: (pairs: string) =>
    `Assumed: more of anything never hurts. ${plural(pairs, "pair", "pairs")} of plans ` +
    "compared under the same chance, none against it.",
  contradicted: (pairs: string, against: string) =>
    `That more of anything never hurts is contradicted by ${against} of ` +
    `${plural(pairs, "pair", "pairs")} of plans, so nothing was inferred from it:`,
  worse: (more: string, less: string, points: string) =>
    `${more} is at least ${points} points worse than ${less}`,
  putAside: (values: string, chance: string) =>
    `Found first, and contradicted by fresh replications: ${values} (${chance}).`,
  rivals: (count: string, points: string) =>
    `${plural(count, "plan", "plans")} could not be told from it ` +
    `(selected to within ${points} points).`,
  selected: (confidence: string, points: string) =>
    `No plan next to it is better by ${points} points or more, with ${confidence} confidence.`,
  costs: (list: string) => `Costs, kr. a year: ${list}.`,
  cost: (each: string, value: string, range: string) => `${each} ${value} (assumed, ${range})`,
  costSourced: (each: string, value: string, source: string) => `${each} ${value} (${source})`,
  found: (extra: string, chance: string) => `a plan for ${extra} reaches the goals in ${chance}`,
  confirmed: "confirmed",
  unconfirmed: "not confirmed within the budget",
  none: (asked: string) => `no plan within the bounds reaches ${asked}`,
  unknown: (asked: string) => `the budget ran out before a plan was found that reaches ${asked}`,
  bestIs: (chance: string) => `the best is ${chance}`,
  binds: (goal: string) => `${goal} binds`,
  stopped: "Stopped before the search was over; this is what is known.",
  plans: (count: string) => plural(count, "plan to choose from", "plans to choose from"),
};

export const da: typeof en = {
  seeds: (seed, fresh) => `frø ${seed}, bekræftet med ${fresh}`,
  asked: ({ goals, count, probability }) =>
    count === "1"
      ? `Krav: ${goals} med mindst ${probability}, billigst muligt`
      : `Krav: ${goals} på én gang med mindst ${probability}, billigst muligt`,
  cheapest: "Den billigste plan",
  cheapestSoFar: "Den billigste plan indtil nu",
  best: "Det bedste, der kan opnås",
  bestKnown: "Det bedste, der er kendt indtil nu",
  choice: "valg",
  now: "nu",
  plan: "plan",
  change: "ændring",
  perYear: "kr. om året",
  inAll: "i alt",
  nothingToPay: "ikke mere end nu",
  together: (count, chance) => {
    if (count === "1") return `Målet nås i ${chance}`;
    return `${count === "2" ? "Begge" : `Alle ${count}`} nås på én gang i ${chance}`;
  },
  freshReplications: (count) => plural(count, "frisk gentagelse", "friske gentagelser"),
  goals: "Målene under planen, flaskehalsen først",
  target: "krav",
  held: "nås",
  others: "alle de andre",
  relaxedOne: (goal, target, probability) =>
    `De ville nås på én gang i ${probability}, hvis ${goal} krævede ${target}.`,
  relaxedAll: (targets, probability) =>
    `Intet enkelt krav er nok. De ville nås på én gang i ${probability} med ${targets}.`,
  relaxed: (goal, target) => `${goal} ${target}`,
  notRelaxable: "Der er ikke fundet krav, som ville nås på én gang så sikkert som ønsket.",
  front: "Pris ud over nu mod sandsynligheden for, at alle mål nås",
  extra: "kr. om året",
  probability: "chance",
  roles: { now: "nu", answer: "svaret", most: "det meste", other: "" },
  dominated: { no: "", likely: "næppe bedre", surely: "ikke bedre" },
  frontNote: (confidence) =>
    `fra friske gentagelser; alle intervaller holder samtidig med ${confidence}; ` +
    "ikke bedre vil sige: end en plan, der ikke koster mere",
  searched: ({ plans, tried, all, search, fresh }) =>
    `${tried} af ${plural(plans, "plan", "planer")} er prøvet i ` +
    `${plural(all, "gentagelse", "gentagelser")}: ` +
    `${search} for at finde planen og fronten, ${fresh} friske for at bekræfte begge.`,
  open: (count) =>
    `Budgettet slap op: om ${plural(count, "billigere plan", "billigere planer")} vides intet.`,
  right: (confidence, least, most) =>
    `Med ${confidence} sikkerhed når planen mindst ${least} og ingen billigere ${most}.`,
  assumed: (pairs) =>
    `Forudsat: mere af noget skader aldrig. ${plural(pairs, "par", "par")} af planer er ` +
    "sammenlignet under samme tilfældigheder, og intet taler imod.",
  contradicted: (pairs, against) =>
    `At mere af noget aldrig skader, modsiges af ${against} af ` +
    `${plural(pairs, "par", "par")} af planer, så intet er sluttet ud fra det:`,
  worse: (more, less, points) => `${more} er mindst ${points} point dårligere end ${less}`,
  putAside: (values, chance) =>
    `Fundet først, men modsagt af friske gentagelser: ${values} (${chance}).`,
  rivals: (count, points) =>
    `${plural(count, "plan", "planer")} kunne ikke skelnes fra den ` +
    `(udvalgt på ${points} point nær).`,
  selected: (confidence, points) =>
    `Ingen plan ved siden af er ${points} point bedre eller mere, med ${confidence} sikkerhed.`,
  costs: (list) => `Priser, kr. om året: ${list}.`,
  cost: (each, value, range) => `${each} ${value} (antaget, ${range})`,
  costSourced: (each, value, source) => `${each} ${value} (${source})`,
  found: (extra, chance) => `en plan til ${extra} når målene i ${chance}`,
  confirmed: "bekræftet",
  unconfirmed: "ikke bekræftet inden for budgettet",
  none: (asked) => `ingen plan inden for grænserne når ${asked}`,
  unknown: (asked) => `budgettet slap op, før der var fundet en plan, som når ${asked}`,
  bestIs: (chance) => `det bedste er ${chance}`,
  binds: (goal) => `${goal} er flaskehalsen`,
  stopped: "Stoppet, før søgningen var slut; dette er, hvad der vides.",
  plans: (count) => plural(count, "plan at vælge imellem", "planer at vælge imellem"),
};
