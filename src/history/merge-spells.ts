/**
 * Spells as events. A case system splits a spell at a birthday, a move or a change of office;
 * rows that a mapping calls one spell are put together again here: those of one person, rule and
 * merge key that overlap or lie no further apart than the mapping allows. The first row says how
 * the spell began, the last how it ended.
 */
import { minutesPerDay } from "../domain/moment.ts";
import { byCitizen } from "./citizen-order.ts";
import type { Rule, SpellRule } from "./mapping.ts";
import { slotsPerSpell, type StagedEvents, type StagedSpells, stillOpen } from "./staging.ts";

/** What became of the rows that were spells. */
export interface SpellCounts {
  /** Rows that were put together with one before. */
  merged: number;
  /** Rows that say the same as one before. */
  duplicates: number;
}

const finishSlots = 4;

/** Adds the first and last events of the spells. */
export function mergeSpells(
  spells: StagedSpells,
  rules: ReadonlyArray<Rule>,
  events: StagedEvents,
): SpellCounts {
  const counts = { merged: 0, duplicates: 0 };
  const order = byCitizen(spells.citizen, spells.start, spells.length);
  /** Spells of one citizen to which a later row may still belong. */
  const running: Array<Running> = [];
  for (let i = 0; i < order.length; i++) {
    const row = order[i];
    if (i > 0 && spells.citizen[row] !== spells.citizen[order[i - 1]]) {
      emptied(running, spells, rules, events);
    }
    const one = running.find((other) => belongs(spells, row, other, rules));
    if (one === undefined) running.push({ first: row, last: row, end: spells.end[row] });
    else if (isSame(spells, row, one.last)) counts.duplicates += 1;
    else {
      counts.merged += 1;
      if (spells.end[row] >= one.end) {
        one.last = row;
        one.end = spells.end[row];
      }
    }
  }
  emptied(running, spells, rules, events);
  return counts;
}

interface Running {
  readonly first: number;
  last: number;
  end: number;
}

const ruleOf = (rules: ReadonlyArray<Rule>, number: number): SpellRule => rules[number].spell!;

function belongs(
  spells: StagedSpells,
  row: number,
  { end, first, last }: Running,
  rules: ReadonlyArray<Rule>,
): boolean {
  if (spells.rule[row] !== spells.rule[first] || spells.key[row] !== spells.key[first])
    return false;
  const { gapDays } = ruleOf(rules, spells.rule[row]);
  if (gapDays === undefined) return isSame(spells, row, last);
  return end === stillOpen || spells.start[row] <= end + gapDays * minutesPerDay;
}

function isSame({ end, slots, start }: StagedSpells, one: number, other: number): boolean {
  if (start[one] !== start[other] || end[one] !== end[other]) return false;
  for (let slot = 0; slot < slotsPerSpell; slot++) {
    if (slots[one * slotsPerSpell + slot] !== slots[other * slotsPerSpell + slot]) return false;
  }
  return true;
}

/** Writes the events of the spells and forgets them. */
function emptied(
  running: Array<Running>,
  spells: StagedSpells,
  rules: ReadonlyArray<Rule>,
  events: StagedEvents,
): void {
  const { citizen, lines, recorded, slots, start } = spells;
  for (const { end, first, last } of running) {
    const rule = rules[spells.rule[first]];
    const { begin, finish } = rule.spell!;
    const at = first * slotsPerSpell;
    events.add(
      begin.code,
      start[first],
      citizen[first],
      slots[at],
      slots[at + 1],
      slots[at + 2],
      slots[at + 3],
      recorded[first],
      lines[first],
    );
    if (end === stillOpen) continue;
    const to = last * slotsPerSpell + finishSlots;
    // Nobody knows of an end before it is there, whenever the row was first registered.
    const known = Math.max(end, recorded[last]);
    events.add(
      finish.code,
      end,
      citizen[last],
      slots[to],
      slots[to + 1],
      slots[to + 2],
      slots[to + 3],
      rule.recorded === "happened" ? end : known,
      lines[last],
    );
  }
  running.length = 0;
}
