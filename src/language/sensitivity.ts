/** Words of `caseflow sensitivity`, in English and Danish. */

const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

export const en = {
  tornado: (assumptions: string, points: string, replications: string) =>
    `Tornado: ${plural(assumptions, "assumption", "assumptions")}, each alone at both ends of ` +
    "its " +
    `range, ${points} points with ${plural(replications, "replication", "replications")} each`,
  morris: (assumptions: string, starts: string, points: string, replications: string) =>
    `Morris screening: ${plural(assumptions, "assumption", "assumptions")} from ` +
    `${plural(starts, "start", "starts")} spread over all ranges, ${points} points with ` +
    `${plural(replications, "replication", "replications")} each`,
  sobol: (assumptions: string, rows: string, points: string, replications: string) =>
    `Sobol's indices: ${plural(assumptions, "assumption", "assumptions")} together, ` +
    `${plural(rows, "row", "rows")} of points, ${points} points with ` +
    `${plural(replications, "replication", "replications")} each`,
  made: (seed: string, version: string) => `seed ${seed}, caseflow ${version}`,
  tornadoNote: (rate: string) =>
    "All points share the same chance, so an effect is a paired difference. Those shown are told " +
    `from chance: at most ${rate} of them are expected to be chance. What assumptions do ` +
    "together " +
    "is not seen; --method sobol shows it.",
  morrisNote: (rate: string) =>
    "A size is how far the goal's mean moves when the assumption goes over its whole range, " +
    "averaged over the starts; + and − say which way as the assumption rises, ± that it depends " +
    "on the others. Those shown are told from chance: " +
    `at most ${rate} of them are expected to be chance.`,
  sobolNote: (replications: string) =>
    "Shares of the variance of the goal's mean when all of these vary over their ranges: what " +
    "each " +
    "brings alone, and together with the others. Products are taken across the " +
    `${replications} replications of a point, so that chance does not count as variance.`,
  noNoise:
    "With one replication a point, chance cannot be told from an effect: what is shown may be " +
    "chance.",
  chosen: (rows: string) =>
    `Chosen by a Morris screening first: the ${rows} that move some goal most. Name others with ` +
    "--parameter.",
  shares: (tables: string) =>
    "Shares that sum to 1 move together: the others of their table give way in proportion " +
    `(${tables}).`,
  held: (points: string) =>
    `At ${plural(points, "point", "points")} levers would have brought a number outside its ` +
    "bounds; it was held there.",
  fixed: (count: string) =>
    `${plural(count, "assumption has", "assumptions have")} a range of one value or cannot move`,
  leftOut: (count: string) => plural(count, "was not asked for", "were not asked for"),
  goal: (title: string, now: string, target: string) =>
    `${title}: ${now}${target === "" ? "" : `, target ${target}`}`,
  atLow: "at low",
  atHigh: "at high",
  tornadoLegend: "░ at the low end of the range, █ at the high end, │ as the scenario has it",
  size: "size",
  interval: (level: string) => `${level} interval`,
  way: "way",
  alone: "alone",
  together: "with others",
  aboutZero: (below: string) => `≈ 0, below ${below}`,
  rest: (more: string, notTold: string, none: string) =>
    [
      ...(more === "0" ? [] : [`${more} more move it less (--top)`]),
      ...(notTold === "0" ? [] : [`${notTold} cannot be told from chance`]),
      ...(none === "0" ? [] : [`${none} change it in no replication`]),
    ].join("; "),
  nothingTold: "none of them can be told from chance",
  nothingAtAll: "none of them changes it in any replication",
  neverVaries: "it does not vary over these ranges",
  chanceHides:
    "chance hides whether it varies over these ranges; more --rows or --replications may tell",
  noValue: "no value",
  chanceShare: (share: string) =>
    `${share} of the variance between the points' means is chance and left out`,
  verdict: (told: string, all: string, most: string) =>
    `${told} of ${plural(all, "assumption moves", "assumptions move")} some goal surely; most ` +
    `of all: ${most}`,
  nothingMatters: (all: string) =>
    `of ${plural(all, "assumption", "assumptions")} none moves any goal surely; more ` +
    "replications may tell",
  moves: (path: string, goal: string, by: string) => `${path} (${goal} by ${by})`,
  brings: (path: string, goal: string, share: string) => `${path} (${share} of ${goal})`,
  noAssumptions: "The scenario has no assumption with a range: there is nothing to vary.",
  noGoal: (goal: string, goals: string) => `There is no goal ${goal}; there are ${goals}.`,
  noneForSobol:
    "The screening told no assumption from chance: ask for more --replications, or name some " +
    "with --parameter.",
  tooManyForSobol: (found: string, most: string) =>
    `${found} assumptions are too many for Sobol's indices, at most ${most}: narrow --parameter.`,
};

export const da: typeof en = {
  tornado: (assumptions, points, replications) =>
    `Tornado: ${plural(assumptions, "antagelse", "antagelser")}, hver for sig i begge ender af ` +
    "sit " +
    `spænd, ${points} punkter med ${plural(replications, "gentagelse", "gentagelser")} i hvert`,
  morris: (assumptions, starts, points, replications) =>
    `Morris-screening: ${plural(assumptions, "antagelse", "antagelser")} fra ` +
    `${plural(starts, "udgangspunkt", "udgangspunkter")} spredt over alle spænd, ${points} ` +
    "punkter " +
    `med ${plural(replications, "gentagelse", "gentagelser")} i hvert`,
  sobol: (assumptions, rows, points, replications) =>
    `Sobol-indeks: ${plural(assumptions, "antagelse", "antagelser")} på én gang, ` +
    `${plural(rows, "række", "rækker")} af punkter, ${points} punkter med ` +
    `${plural(replications, "gentagelse", "gentagelser")} i hvert`,
  made: (seed, version) => `frø ${seed}, caseflow ${version}`,
  tornadoNote: (rate) =>
    "Alle punkter deler den samme tilfældighed, så en virkning er en parvis forskel. De viste " +
    "kan " +
    `skelnes fra tilfældighed: højst ${rate} af dem ventes at være tilfældige. Hvad antagelser ` +
    "gør " +
    "sammen, ses ikke her; det viser --method sobol.",
  morrisNote: (rate) =>
    "Størrelsen er, hvor langt målets middelværdi flytter sig, når antagelsen går over hele sit " +
    "spænd, i gennemsnit over udgangspunkterne; + og − siger hvilken vej, når antagelsen stiger, " +
    "± at det afhænger af de andre. De viste kan skelnes fra tilfældighed: " +
    `højst ${rate} af dem ventes at være tilfældige.`,
  sobolNote: (replications) =>
    "Andele af variansen i målets middelværdi, når alle disse varierer over deres spænd: hvad " +
    "hver " +
    "bidrager med alene og sammen med de andre. Produkterne tages på tværs af de " +
    `${replications} gentagelser i et punkt, så tilfældighed ikke regnes for varians.`,
  noNoise:
    "Med én gentagelse i hvert punkt kan tilfældighed ikke skelnes fra en virkning: det viste " +
    "kan være tilfældigt.",
  chosen: (rows) =>
    `Udvalgt ved først at lave en Morris-screening: de ${rows}, der flytter et mål mest. Nævn ` +
    "andre " +
    "med --parameter.",
  shares: (tables) =>
    "Andele, der skal give 1, flytter sig sammen: de øvrige i tabellen viger forholdsmæssigt " +
    `(${tables}).`,
  held: (points) =>
    `I ${plural(points, "punkt", "punkter")} ville greb have bragt et tal uden for dets ` +
    "grænser; det blev holdt på grænsen.",
  fixed: (count) =>
    `${plural(count, "antagelse har", "antagelser har")} et spænd på én værdi eller kan ikke ` +
    "flyttes",
  leftOut: (count) => `${count} er ikke med i det, der blev spurgt om`,
  goal: (title, now, target) => `${title}: ${now}${target === "" ? "" : `, krav ${target}`}`,
  atLow: "ved lav",
  atHigh: "ved høj",
  tornadoLegend: "░ i den lave ende af spændet, █ i den høje, │ som scenariet har det",
  size: "størrelse",
  interval: (level) => `${level}-interval`,
  way: "vej",
  alone: "alene",
  together: "med andre",
  aboutZero: (below) => `≈ 0, under ${below}`,
  rest: (more, notTold, none) =>
    [
      ...(more === "0" ? [] : [`${more} flere flytter det mindre (--top)`]),
      ...(notTold === "0" ? [] : [`${notTold} kan ikke skelnes fra tilfældighed`]),
      ...(none === "0" ? [] : [`${none} ændrer det ikke i nogen gentagelse`]),
    ].join("; "),
  nothingTold: "ingen af dem kan skelnes fra tilfældighed",
  nothingAtAll: "ingen af dem ændrer det i nogen gentagelse",
  neverVaries: "det varierer ikke over disse spænd",
  chanceHides:
    "tilfældighed skjuler, om det varierer over disse spænd; flere --rows eller --replications " +
    "kan måske vise det",
  noValue: "ingen værdi",
  chanceShare: (share) =>
    `${share} af variansen mellem punkternes middelværdier er tilfældighed og er trukket fra`,
  verdict: (told, all, most) =>
    `${told} af ${plural(all, "antagelse", "antagelser")} flytter med sikkerhed et mål; mest ` +
    `af alle: ${most}`,
  nothingMatters: (all) =>
    `af ${plural(all, "antagelse", "antagelser")} flytter ingen med sikkerhed noget mål; flere ` +
    "gentagelser kan måske vise det",
  moves: (path, goal, by) => `${path} (${goal} med ${by})`,
  brings: (path, goal, share) => `${path} (${share} af ${goal})`,
  noAssumptions: "Scenariet har ingen antagelse med et spænd: der er intet at variere.",
  noGoal: (goal, goals) => `Der er intet mål ${goal}; der er ${goals}.`,
  noneForSobol:
    "Screeningen kunne ikke skelne nogen antagelse fra tilfældighed: bed om flere " +
    "--replications, eller nævn nogle med --parameter.",
  tooManyForSobol: (found, most) =>
    `${found} antagelser er for mange til Sobol-indeks, højst ${most}: indskrænk --parameter.`,
};
