/** Match groups are assessed by the scheme in force, in an open case, and change only then. */
import * as cases from "../../domain/events/case.ts";
import { EmployabilityChanged } from "../../domain/events/population.ts";
import { RulesetActivated } from "../../domain/events/run.ts";
import { groupByLevel, matchSchemes } from "../../domain/match-scheme.ts";
import { ruleSets } from "../../domain/rule-set.ts";
import type { Law } from "../../kernel/law.ts";
import { watch } from "../../kernel/watch.ts";

export const schemeInForce: Law = watch(
  "the scheme in force",
  "An assessment uses the match scheme in force, sees the true level, and is of an open case.",
  (report) => {
    let scheme = -1;
    const levels = new Map<number, number>();
    const open = new Set<number>();
    return {
      on: [
        [
          RulesetActivated,
          (_centre, ruleSet) => {
            scheme = matchSchemes.indexOf(ruleSets[ruleSet].matchScheme);
          },
        ],
        [EmployabilityChanged, (citizen, _from, to) => void levels.set(citizen, to)],
        [cases.CaseOpened, (citizen) => void open.add(citizen)],
        [cases.CaseClosed, (citizen) => void open.delete(citizen)],
        [
          cases.MatchAssessed,
          (citizen, used, group, level) => {
            if (used !== scheme) report(`scheme ${matchSchemes[used]} is not in force`);
            if (group !== groupByLevel[matchSchemes[used]][level - 1]) {
              report(`group ${group} is not that of level ${level}`);
            }
            if (level !== levels.get(citizen)) report(`level ${level} is not the true one`);
            if (!open.has(citizen)) report(`citizen ${citizen} has no case`);
          },
        ],
      ],
    };
  },
);

export const changedByAssessment: Law = watch(
  "groups change by assessment",
  "A group changes only together with an assessment of the same minute that gave the new group.",
  (report) => {
    const latest = new Map<number, { minute: number; group: number }>();
    return {
      on: [
        [
          cases.MatchAssessed,
          (citizen, _scheme, group, _level, _y, minute) =>
            void latest.set(citizen, { minute, group }),
        ],
        [
          cases.MatchChanged,
          (citizen, from, to, _x, _y, minute) => {
            const assessed = latest.get(citizen);
            if (from === to) report(`group ${from} to itself`);
            if (assessed?.minute !== minute || assessed.group !== to) {
              report(`citizen ${citizen} was not assessed in group ${to} just now`);
            }
          },
        ],
      ],
    };
  },
);

export const laws: ReadonlyArray<Law> = [schemeInForce, changedByAssessment];
