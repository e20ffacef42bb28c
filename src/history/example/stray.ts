/**
 * Rows about what never was: an interview put down for the wrong person, a second benefit while
 * the first still runs. They are in the first extract, where its newest months are, and the second
 * has them no more.
 */
import { benefits } from "../../domain/benefit.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import { interviewDraft } from "./contact-sheets.ts";
import type { Archive, View } from "./archive.ts";
import { dice } from "./dice.ts";
import { benefitDraft } from "./life-sheets.ts";
import type { Draft, Sheet } from "./sheet.ts";

export interface Stray {
  readonly draft: Draft;
  readonly isSpell: boolean;
}

/** Minutes by which a stray interview misses the hour, so that it is no other's. */
const offHour = 7;
const strayDays = 20;
/** So old a spell is registered by now, however late that was. */
const oldDays = 130;
const rehabilitation = benefits.indexOf("rehabilitation");

/** The strays of a sheet. @param view the first extract, from whose last months they are */
export function strayDrafts(archive: Archive, sheet: Sheet, view: View): ReadonlyArray<Stray> {
  if (sheet.name === "samtaler") return interviews(archive, view);
  return sheet.name === "ydelser" ? spells(archive, view) : [];
}

const isDrawn = ({ chance, dirt }: Archive, index: number): boolean =>
  chance.uniform(index, dice.stray, 0) < dirt.stray;

function interviews(archive: Archive, { overlap, until }: View): ReadonlyArray<Stray> {
  return archive.records.contact.interviews.flatMap((interview, i) => {
    const { at, outcome } = interview;
    const moved = at + 3 * minutesPerDay + offHour;
    const isRecent = outcome === "held" && at > overlap && moved < until;
    if (!isRecent || !isDrawn(archive, i)) return [];
    const booked = at + offHour;
    const draft = interviewDraft({ ...interview, booked, planned: moved - 40, at: moved });
    return [{ draft, isSpell: false }];
  });
}

/** Within spells that run on, of citizens who had none before: one contradiction each. */
function spells(archive: Archive, { overlap, until }: View): ReadonlyArray<Stray> {
  const { life, people } = archive.records;
  const seen = new Set<number>();
  return life.benefits.flatMap((spell, i) => {
    const isFirst = !seen.has(spell.citizen);
    seen.add(spell.citizen);
    const from = overlap + (1 + (i % strayDays)) * minutesPerDay + offHour;
    const to = from + strayDays * minutesPerDay;
    const runsOn = spell.from < overlap - oldDays * minutesPerDay && spell.to > until && to < until;
    if (!isFirst || !runsOn || spell.benefit === rehabilitation) return [];
    if (!isDrawn(archive, i)) return [];
    const stray = { ...spell, from, to, spellFrom: from, gapDays: undefined };
    const draft = benefitDraft({ ...stray, benefit: rehabilitation }, people[spell.citizen]);
    return [{ draft, isSpell: true }];
  });
}
