/**
 * A life's events are the citizen's, all of them and in order; and what is open at its end is what
 * the caseload of the whole log says of the citizen.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { benefits } from "../../src/domain/benefit.ts";
import { matchSchemes } from "../../src/domain/match-scheme.ts";
import { isoOfMinute } from "../../src/domain/moment.ts";
import { obligations } from "../../src/domain/obligation.ts";
import { placementKinds } from "../../src/domain/offer.ts";
import {
  Caseload,
  cell,
  groupOf,
  none,
  offerStages,
  schemeOf,
} from "../../src/history/caseload.ts";
import { type Lane, Life } from "../../src/history/life.ts";
import type { Log } from "../../src/kernel/log.ts";
import { logOf as simulated } from "../../src/testing/runs.ts";
import { plan } from "../laws/valid-log.ts";
import { histories, logOf } from "../measures/histories.ts";

const chunkOf = (columns: Log) => ({
  first: 0,
  columns,
  recorded: undefined,
  positions: undefined,
});

function lifeIn(log: Log, citizen: number): Life {
  const life = new Life(citizen);
  life.take(chunkOf(log));
  return life;
}

/** What is open at the end of a life, in the caseload's words. */
function openIn(life: Life) {
  const open = (lane: Lane) =>
    life.stretches.find((one) => one.lane === lane && one.to === undefined);
  const stage = (lane: Lane) => {
    const stretch = open(lane);
    if (stretch === undefined) return offerStages.none;
    return stretch.begun === undefined ? offerStages.agreed : offerStages.underWay;
  };
  return {
    benefit: open("benefit")?.what ?? "none",
    spell: open("benefit")?.begun ?? open("benefit")?.from,
    dues: obligations.map(
      (kind) =>
        life.stretches.find(
          ({ lane, to, what }) => lane === "deadline" && to === undefined && what === kind,
        )?.due,
    ),
    interview: open("interview")?.due,
    line: open("waiting")?.what,
    course: stage("offer"),
    placement: stage("placement"),
    kind: open("placement")?.what,
    job: open("job")?.what,
    education: open("education") !== undefined,
  };
}

function openBy(caseload: Caseload, citizen: number): ReturnType<typeof openIn> {
  const get = (what: number) => caseload.get(citizen, what);
  const moment = (what: number) => (get(what) === none ? undefined : get(what));
  return {
    benefit: benefits[get(cell.benefit)],
    spell: get(cell.benefit) === 0 ? undefined : get(cell.spellFrom),
    dues: obligations.map((_, kind) => moment(cell.due + kind)),
    interview: moment(cell.interview),
    line: get(cell.line) === 0 ? undefined : String(get(cell.line) - 1),
    course: get(cell.course) as 0 | 1 | 2,
    placement: get(cell.placement) as 0 | 1 | 2,
    kind: get(cell.placement) === 0 ? undefined : placementKinds[get(cell.placementKind)],
    job: [undefined, "ordinary", "subsidised"][get(cell.job)],
    education: get(cell.education) === 1,
  };
}

test("what is open at the end of a simulated life is what the caseload says", () => {
  const log = simulated(plan, "life");
  const caseload = new Caseload();
  caseload.take(log);
  for (let citizen = 0; citizen < caseload.citizens; citizen++) {
    const life = lifeIn(log, citizen);
    expect(openIn(life), `citizen ${citizen}`).toEqual(openBy(caseload, citizen));
    const match = life.stretches.find(({ lane, to }) => lane === "match" && to === undefined);
    if (match === undefined) continue;
    const assessed = caseload.get(citizen, cell.match);
    expect(match.what).toBe(`${matchSchemes[schemeOf(assessed)]} ${groupOf(assessed)}`);
  }
});

test("any life has its citizen's events in order, and stretches that follow from them", () => {
  fc.assert(
    fc.property(histories, ({ events }) => {
      const log = logOf(events);
      const caseload = new Caseload();
      caseload.take(log);
      for (let citizen = 0; citizen < caseload.citizens; citizen++) {
        const life = lifeIn(log, citizen);
        const own = events.filter(({ subject }) => subject === citizen);
        expect(life.events.map(({ row }) => isoOfMinute(row.minute))).toEqual(
          own.map(({ at }) => at),
        );
        expect(life.citizens).toBe(caseload.citizens);
        expect(openIn(life)).toEqual(openBy(caseload, citizen));
        const granted = own.filter(({ _tag }) => /^Benefit(Granted|Resumed)$/u.test(_tag));
        const spells = life.stretches.filter(({ lane }) => lane === "benefit");
        expect(spells.length).toBe(granted.length);
        for (const { begun, from, to } of life.stretches) {
          expect(to ?? Infinity).toBeGreaterThanOrEqual(Math.max(from, begun ?? from));
        }
      }
    }),
    { numRuns: 100 },
  );
});
