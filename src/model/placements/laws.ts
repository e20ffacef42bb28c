/**
 * What every log says of placements: one that is booked ends once, and no company takes more than
 * it has released or than the ratio rule leaves room for. The last needs the plan, which says what
 * company each agreement is with.
 */
import * as event from "../../domain/events/offer.ts";
import { ForecastBegun } from "../../domain/events/run.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import { placementKinds, placementOutcomes } from "../../domain/offer.ts";
import { companyRoom } from "../../domain/rule-set.ts";
import type { Law } from "../../kernel/law.ts";
import { watch } from "../../kernel/watch.ts";
import type { Plan } from "../plan.ts";

const completed = placementOutcomes.indexOf("completed");
const dropout = placementOutcomes.indexOf("dropout");
const hired = placementOutcomes.indexOf("hired");

interface Taken {
  readonly kind: number;
  readonly agreement: number;
  begun: number;
  end: number;
}

export const everyPlacementEndsOnce: Law = watch(
  "every placement ends once",
  "A placement that is booked begins at most once and ends once: completed and hired as planned, " +
    "dropped out before that, interrupted at any time.",
  (report) => {
    const taken = new Map<number, Taken>();
    const never = -1;
    return {
      on: [
        [
          event.PlacementBooked,
          (citizen, kind, agreement) => {
            if (taken.has(citizen)) report(`citizen ${citizen} has a placement already`);
            taken.set(citizen, { kind, agreement, begun: never, end: never });
          },
        ],
        [
          event.PlacementStarted,
          (citizen, kind, agreement, end, _y, minute) => {
            const placement = taken.get(citizen);
            if (placement === undefined || placement.begun !== never) {
              report(`citizen ${citizen} has no booking that can begin`);
              return;
            }
            if (placement.kind !== kind || placement.agreement !== agreement) {
              report(`${placementKinds[kind]} at agreement ${agreement} was not what was booked`);
            }
            if (end <= minute || (end - minute) % minutesPerDay !== 0) {
              report(`a placement from minute ${minute} to ${end} is not of whole days`);
            }
            placement.begun = minute;
            placement.end = end;
          },
        ],
        [
          event.PlacementEnded,
          (citizen, outcome, agreement, kind, _y, minute) => {
            const placement = taken.get(citizen);
            taken.delete(citizen);
            if (placement?.agreement !== agreement || placement.kind !== kind) {
              report(`citizen ${citizen} has no such placement at agreement ${agreement}`);
              return;
            }
            const { begun, end } = placement;
            const atEnd = outcome === completed || outcome === hired;
            const early = begun !== never && minute > begun && minute < end;
            if ((atEnd && minute !== end) || (outcome === dropout && !early)) {
              report(`${placementOutcomes[outcome]} at minute ${minute} of ${begun} to ${end}`);
            }
          },
        ],
      ],
    };
  },
);

/** Law 5 for companies, with the company ratio rule [P18]. */
export const companiesHaveRoom = (plan: Plan): Law =>
  watch(
    "companies have room",
    "No more placements are booked at a company than it has released places, nor held at a time " +
      "than the ratio rule allows.",
    (report) => {
      const signed = plan.agreements.map(() => false);
      const left = plan.agreements.map(() => 0);
      let seam = Number.NaN;
      const held = plan.agreements.map(() => 0);
      const room = plan.agreements.map(({ employees }) => companyRoom(employees));
      return {
        on: [
          [ForecastBegun, (_centre, _a, _b, _x, _y, minute) => void (seam = minute)],
          [
            event.PartnershipSigned,
            (agreement) => {
              if (signed[agreement]) report(`agreement ${agreement} is signed again`);
              signed[agreement] = true;
            },
          ],
          [
            event.PartnershipPlacesReleased,
            (agreement, _a, _b, places) => {
              if (!signed[agreement]) report(`agreement ${agreement} is not in force`);
              left[agreement] += places;
            },
          ],
          [
            event.PlacementBooked,
            (_citizen, kind, agreement, _x, _y, minute) => {
              held[agreement] += 1;
              const isFromBefore = minute === seam;
              left[agreement] -= 1;
              if (plan.agreements[agreement].kind !== kind) {
                report(`agreement ${agreement} takes no ${placementKinds[kind]}`);
              }
              if (left[agreement] < 0 && !isFromBefore)
                report(`agreement ${agreement} has released no more places`);
              if (held[agreement] > room[agreement] && !isFromBefore) {
                report(
                  `agreement ${agreement} holds ${held[agreement]}, room for ${room[agreement]}`,
                );
              }
            },
          ],
          [
            event.PlacementStarted,
            (_citizen, _kind, agreement, _end, _via, minute) => {
              // Who was there as the forecast began is there on a place of before.
              if (minute === seam) left[agreement] += 1;
            },
          ],
          [
            event.PlacementEnded,
            (_citizen, _outcome, agreement) => {
              held[agreement] -= 1;
              if (held[agreement] < 0) report(`agreement ${agreement} holds ${held[agreement]}`);
            },
          ],
        ],
      };
    },
  );

export const laws = (plan: Plan): ReadonlyArray<Law> => [
  everyPlacementEndsOnce,
  companiesHaveRoom(plan),
];
