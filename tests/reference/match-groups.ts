/**
 * Match groups: a caseworker sees the citizen's true level when the case opens and at every
 * interview, and the scheme in force says which group that is. The routing may then name another
 * team.
 */
import { groupByLevel } from "../../src/domain/match-scheme.ts";
import { ruleSets } from "../../src/domain/rule-set.ts";
import type { Centre, Citizen } from "./centre.ts";
import { routed } from "./population.ts";

export function installMatchGroups(centre: Centre): void {
  centre.on(["CaseOpened", "InterviewHeld"], (row) => assess(centre, centre.citizens[row]));
}

function assess(centre: Centre, citizen: Citizen): void {
  const scheme = ruleSets[centre.ruleSet].matchScheme;
  const { row, level, assessed } = citizen;
  const group = groupByLevel[scheme][level - 1];
  const before = assessed === 0 ? group : groupByLevel[scheme][assessed - 1];
  citizen.assessed = level;
  centre.happen(["MatchAssessed", row, { scheme, group, level }]);
  if (before !== group) centre.happen(["MatchChanged", row, { from: before, to: group }]);
  const team = routed(centre, citizen);
  if (team !== citizen.team) {
    citizen.team = team;
    centre.happen(["CaseTransferred", row, { centre: citizen.centre, team }]);
  }
}

/** Near enough to the labour market for the shorter deadlines; as last assessed. */
export const isWorkReady = (citizen: Citizen): boolean => citizen.assessed <= 3;
