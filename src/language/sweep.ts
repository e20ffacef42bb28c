/** Words of `caseflow sweep`, in English and Danish. */

const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

export const en = {
  made: (points: string, replications: string, seed: string, version: string) =>
    `${plural(points, "point", "points")} with ` +
    `${plural(replications, "replication", "replications")} each, seed ${seed}, caseflow ` +
    `${version}`,
  sameChance:
    "All points share the same chance: how they differ is better known than each of them by " +
    "itself.",
  varied: "Varied",
  between: (from: string, to: string) => `${from} to ${to}`,
  asItIs: (value: string) => `now ${value}`,
  marked: "▲ marks the value that the scenario has, ┄ the target, dots above and below intervals.",
  givesWay: (table: string) => `the other shares of ${table} give way in proportion`,
  target: (target: string) => `target ${target}`,
  mean: "mean",
  interval: (level: string) => `${level} interval`,
  fromNow: "from now",
  attained: "attained",
  attainedBy: (rows: string, columns: string) =>
    `probability of attainment; down ${rows}, across ${columns}`,
  meanBy: (rows: string, columns: string) => `mean; down ${rows}, across ${columns}`,
  averaged: (path: string) => `along ${path}, averaged over the others`,
  cloud: (path: string) => `along ${path}, one dot for each point`,
  shades: "shades: · below 1 %, ░ below 20 %, ▒ below 50 %, ▓ below 80 %, █ from 80 %",
  targetAbove: (target: string) => `the target ${target} lies far above`,
  targetBelow: (target: string) => `the target ${target} lies far below`,
  noValue: "no value",
  unmoved: (mean: string, chance: string, interval: string) =>
    `the same at every point, in every replication: ${mean}` +
    (chance === "" ? "" : `, attained ${chance}${interval === "" ? "" : ` (${interval})`}`),
  best: (goals: string, where: string, probability: string, interval: string) =>
    `${goals === "2" ? "both" : `all ${goals}`} goals together are likeliest at ${where}: ` +
    `${probability}` +
    (interval === "" ? "" : ` (${interval})`),
  bestOne: (goal: string, where: string, probability: string, interval: string) =>
    `${goal} is likeliest at ${where}: ${probability}${interval === "" ? "" : ` (${interval})`}`,
  nowhere: (goals: string) =>
    `at none of these points are ${goals === "2" ? "both" : `all ${goals}`} goals attained ` +
    "together in any replication",
  nowhereOne: (goal: string) => `${goal} is attained at none of these points in any replication`,
  nothing: "no goal to judge",
  noAxis: "Nothing is varied: say what, such as --vary hazard.noShow=0.05..0.3.",
  tooManyPoints: (found: string, most: string) =>
    `${found} combinations are more than ${most}: take fewer values, or --design sobol ` +
    "--points 200.",
  tooManyAxes: (found: string, most: string) =>
    `Sobol's sequence has ${most} coordinates, not ${found}: take --design lhs.`,
  twice: (path: string) => `${path} is varied twice: give all its values once.`,
  noGoal: (goal: string, goals: string) => `There is no goal ${goal}; there are ${goals}.`,
};

export const da: typeof en = {
  made: (points, replications, seed, version) =>
    `${plural(points, "punkt", "punkter")} med ` +
    `${plural(replications, "gentagelse", "gentagelser")} i hvert, frø ${seed}, caseflow ` +
    `${version}`,
  sameChance:
    "Alle punkter deler den samme tilfældighed: forskellen mellem dem er bedre kendt end hvert " +
    "af dem for sig.",
  varied: "Det, der varieres",
  between: (from, to) => `${from} til ${to}`,
  asItIs: (value) => `nu ${value}`,
  marked: "▲ viser scenariets egen værdi, ┄ kravet, prikkerne over og under intervallerne.",
  givesWay: (table) => `de øvrige andele i ${table} viger forholdsmæssigt`,
  target: (target) => `krav ${target}`,
  mean: "middel",
  interval: (level) => `${level}-interval`,
  fromNow: "fra nu",
  attained: "nås",
  attainedBy: (rows, columns) => `sandsynlighed for at nå målet; nedad ${rows}, hen ad ${columns}`,
  meanBy: (rows, columns) => `middelværdi; nedad ${rows}, hen ad ${columns}`,
  averaged: (path) => `langs ${path}, gennemsnit over de andre`,
  cloud: (path) => `langs ${path}, én prik for hvert punkt`,
  shades: "skygger: · under 1 %, ░ under 20 %, ▒ under 50 %, ▓ under 80 %, █ fra 80 %",
  targetAbove: (target) => `kravet ${target} ligger langt over`,
  targetBelow: (target) => `kravet ${target} ligger langt under`,
  noValue: "ingen værdi",
  unmoved: (mean, chance, interval) =>
    `det samme i alle punkter, i hver gentagelse: ${mean}` +
    (chance === "" ? "" : `, nås ${chance}${interval === "" ? "" : ` (${interval})`}`),
  best: (goals, where, probability, interval) =>
    `${goals === "2" ? "begge" : `alle ${goals}`} mål på én gang er mest sandsynlige ved ` +
    `${where}: ${probability}` +
    (interval === "" ? "" : ` (${interval})`),
  bestOne: (goal, where, probability, interval) =>
    `${goal} er mest sandsynligt ved ${where}: ` +
    `${probability}${interval === "" ? "" : ` (${interval})`}`,
  nowhere: (goals) =>
    `i ingen af disse punkter nås ${goals === "2" ? "begge" : `alle ${goals}`} mål på én gang ` +
    "i nogen gentagelse",
  nowhereOne: (goal) => `${goal} nås ikke i nogen gentagelse i noget af disse punkter`,
  nothing: "intet mål at bedømme",
  noAxis: "Der varieres intet: skriv hvad, for eksempel --vary hazard.noShow=0.05..0.3.",
  tooManyPoints: (found, most) =>
    `${found} kombinationer er flere end ${most}: tag færre værdier eller --design sobol ` +
    "--points 200.",
  tooManyAxes: (found, most) =>
    `Sobols følge har ${most} koordinater, ikke ${found}: tag --design lhs.`,
  twice: (path) => `${path} varieres to gange: giv alle dens værdier på én gang.`,
  noGoal: (goal, goals) => `Der er intet mål ${goal}; der er ${goals}.`,
};
