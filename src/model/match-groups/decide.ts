/** The assessment: what group the citizen is in, and which team is to have the case. */
import { CaseTransferred, MatchAssessed, MatchChanged } from "../../domain/events/case.ts";
import { groupByLevel, matchSchemes } from "../../domain/match-scheme.ts";
import type { Log } from "../../kernel/log.ts";
import { teamFor } from "../routing.ts";
import type { World } from "../world.ts";

/** Group by [scheme][level - 1], by the numbers of the log. */
const groups = matchSchemes.map((scheme) => groupByLevel[scheme]);

export function assess(world: World, minute: number, citizen: number, out: Log): void {
  const { population, matchGroups, parameters, plan } = world;
  const scheme = parameters.matchScheme;
  const level = population.level(citizen);
  const before = matchGroups.assessedLevel(citizen);
  const group = groups[scheme][level - 1];
  out.append(MatchAssessed.code, minute, citizen, scheme, group, level, 0);
  if (before > 0 && groups[scheme][before - 1] !== group) {
    out.append(MatchChanged.code, minute, citizen, groups[scheme][before - 1], group, 0, 0);
  }
  const centre = population.centre(citizen);
  const team = teamFor(plan, centre, population.ageGroup(citizen), level);
  if (team !== population.team(citizen)) {
    out.append(CaseTransferred.code, minute, citizen, centre, team, 0, 0);
  }
}
