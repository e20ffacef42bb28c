/**
 * No change without a cause (law 8): what a log says of its parameters is what its plan dates, in
 * that order and on those days, each change naming its initiative and starting from the old value.
 */
import { LabourDemandChanged } from "../../domain/events/population.ts";
import * as run from "../../domain/events/run.ts";
import { bitsFloat } from "../../kernel/float-bits.ts";
import type { Law } from "../../kernel/law.ts";
import { watch } from "../../kernel/watch.ts";
import { demandCause, type Plan, ruleCause } from "../plan.ts";

const dayOf = (minute: number) => Math.floor(minute / 1440);

/** Every dated change of the plan happens on its day, and nothing else changes. */
export function noChangeWithoutCause(plan: Plan): Law {
  return watch(
    "no change without a cause",
    "Parameters change as the plan dates, by events that name the cause and the old value.",
    (report) => {
      const { changes, values, cells } = plan.parameters;
      const now = Float32Array.from(values);
      let next = 0;
      let latest = plan.from;
      const expect = (cause: number, minute: number) => {
        if (changes.cause[next] !== cause || changes.day[next] > dayOf(minute)) {
          report(`a change by cause ${cause} that the plan does not date on day ${dayOf(minute)}`);
          return false;
        }
        return true;
      };
      const take = () => {
        now[changes.cell[next]] = changes.value[next];
        next += 1;
      };
      return {
        every: (_code, _subject, minute) => {
          latest = dayOf(minute);
        },
        on: [
          [
            run.LeverApplied,
            (_centre, initiative, cell, old, value, minute) => {
              if (!expect(initiative, minute)) return;
              if (changes.cell[next] !== cell || changes.value[next] !== bitsFloat(value)) {
                report(`${cells[cell]} is set to ${bitsFloat(value)}; the plan says otherwise`);
              }
              if (now[cell] !== bitsFloat(old)) report(`${cells[cell]} was ${now[cell]} before`);
              take();
            },
          ],
          [
            LabourDemandChanged,
            (_centre, _a, _b, index, _y, minute) => {
              if (!expect(demandCause, minute)) return;
              if (changes.value[next] !== bitsFloat(index)) report(`labour demand ${index}`);
              take();
            },
          ],
          [
            run.RulesetActivated,
            (_centre, _a, _b, _x, _y, minute) => {
              while (changes.cause[next] === ruleCause && changes.day[next] <= dayOf(minute))
                take();
            },
          ],
        ],
        end: () => {
          if (changes.day[next] < latest)
            report(`the change of day ${changes.day[next]} is missing`);
        },
      };
    },
  );
}

/** Initiatives begin before their levers act, and rule sets come in the plan's order. */
export function initiativesBegin(plan: Plan): Law {
  return watch(
    "initiatives begin and end",
    "An initiative begins before its levers act and ends once; rule sets come in order.",
    (report) => {
      const begun = new Set<number>();
      let ruleSet = 0;
      return {
        on: [
          [
            run.InitiativeStarted,
            (_centre, initiative) => {
              if (begun.has(initiative)) report(`initiative ${initiative} begins again`);
              begun.add(initiative);
            },
          ],
          [
            run.LeverApplied,
            (_centre, initiative) => {
              if (!begun.has(initiative)) report(`initiative ${initiative} has not begun`);
            },
          ],
          [
            run.InitiativeEnded,
            (_centre, initiative) => {
              if (!begun.has(initiative)) report(`initiative ${initiative} never began`);
            },
          ],
          [
            run.RulesetActivated,
            (_centre, activated) => {
              const expected = plan.ruleSets[ruleSet]?.ruleSet;
              if (activated !== expected) report(`rule set ${activated}; expected ${expected}`);
              ruleSet += 1;
            },
          ],
        ],
      };
    },
  );
}

export const laws = (plan: Plan): ReadonlyArray<Law> => [
  noChangeWithoutCause(plan),
  initiativesBegin(plan),
];
