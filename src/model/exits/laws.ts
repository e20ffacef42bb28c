/** The new-spell rule [P04] and the crossing of durations, as laws of a log. */
import * as benefit from "../../domain/events/benefit.ts";
import { StoodSince } from "../../domain/events/run.ts";
import type { Law } from "../../kernel/law.ts";
import { addMonths, holdsWholeMonth } from "../../kernel/civil-time.ts";
import { watch } from "../../kernel/watch.ts";
import { durationMonths } from "./duration.ts";

export const newSpellRule: Law = watch(
  "the new-spell rule",
  "A spell continues exactly when the gap since the last one holds no whole calendar month.",
  (report) => {
    const last = new Map<number, { from: number; stopped: number }>();
    const from = new Map<number, number>();
    return {
      on: [
        [
          benefit.BenefitGranted,
          (citizen, _a, _b, x, _y, minute) => {
            const before = last.get(citizen);
            if (x > minute) report(`the spell of citizen ${citizen} begins in the future`);
            if (before !== undefined && !holdsWholeMonth(before.stopped, minute)) {
              report(`citizen ${citizen} is granted a new spell within a month of the last`);
            }
            from.set(citizen, x);
          },
        ],
        [
          benefit.BenefitResumed,
          (citizen, _a, _b, x, _y, minute) => {
            const before = last.get(citizen);
            if (before === undefined) report(`citizen ${citizen} has no spell to continue`);
            else if (holdsWholeMonth(before.stopped, minute) || before.from !== x) {
              report(`the spell of citizen ${citizen} can't continue from ${x}`);
            }
            from.set(citizen, x);
          },
        ],
        [
          benefit.BenefitStopped,
          (citizen, _a, _b, _x, _y, minute) => {
            last.set(citizen, { from: from.get(citizen) ?? minute, stopped: minute });
          },
        ],
        [
          StoodSince,
          (citizen, _a, _b, since) => {
            const spell = last.get(citizen);
            if (spell !== undefined) last.set(citizen, { ...spell, stopped: since });
          },
        ],
      ],
    };
  },
);

export const durationsCrossedOnce: Law = watch(
  "durations are crossed once",
  "A duration is crossed in an open spell, not before it is reached, once a spell.",
  (report) => {
    const spells = new Map<number, { from: number; open: boolean; crossed: Set<number> }>();
    return {
      on: [
        [
          benefit.BenefitGranted,
          (citizen, _a, _b, from) =>
            void spells.set(citizen, { from, open: true, crossed: new Set() }),
        ],
        [
          benefit.BenefitResumed,
          (citizen) => {
            const spell = spells.get(citizen);
            if (spell !== undefined) spell.open = true;
          },
        ],
        [
          benefit.BenefitStopped,
          (citizen) => {
            const spell = spells.get(citizen);
            if (spell !== undefined) spell.open = false;
          },
        ],
        [
          benefit.DurationThresholdCrossed,
          (citizen, months, _b, _x, _y, minute) => {
            const spell = spells.get(citizen);
            if (spell === undefined || !spell.open) report(`citizen ${citizen} has no open spell`);
            else if (minute < addMonths(spell.from, months)) report(`${months} months not reached`);
            else if (spell.crossed.has(months)) report(`${months} months crossed again`);
            spell?.crossed.add(months);
          },
        ],
      ],
    };
  },
);

/** Durations that a spell may be said to have crossed. */
export const knownDurations: Law = watch(
  "durations that goals ask about",
  "Only the durations that goals ask about are reported.",
  (report) => ({
    on: [
      [
        benefit.DurationThresholdCrossed,
        (_citizen, months) => {
          if (!durationMonths.some((known) => known === months)) report(`${months} months`);
        },
      ],
    ],
  }),
);

export const laws: ReadonlyArray<Law> = [newSpellRule, durationsCrossedOnce, knownDurations];
