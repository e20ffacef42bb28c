/**
 * Random organisations: centres, teams with odd hours, suppliers and companies. Small, since what
 * goes wrong goes wrong among few; valid, since every citizen has a team and every kind of work
 * somebody who can do it; wild otherwise. They shrink to one centre with one team that is open
 * on weekdays and does everything.
 */
import * as fc from "fast-check";
import { ageGroups, employabilityLevels } from "../domain/citizen.ts";
import { isoOfDay } from "../domain/moment.ts";
import { packages, placementKinds } from "../domain/offer.ts";
import { tasks } from "../domain/task.ts";
import type { Agreement, Scenario, Supplier, Team } from "../scenario/scenario.ts";
import type { Stated } from "../scenario/statement.ts";

export type Organisation = Pick<
  Scenario,
  "centres" | "teams" | "closedOn" | "suppliers" | "agreements"
>;

/** A number as a scenario states it. */
export function stated(value: number): Stated {
  return { value, from: { kind: "assumption", reason: "a test", range: [value, value] } };
}

/** A list's words, all of them when shrunk. */
const mostOf = <T>(words: ReadonlyArray<T>): fc.Arbitrary<ReadonlyArray<T>> =>
  fc
    .array(fc.boolean(), { minLength: words.length, maxLength: words.length })
    .map((without) => words.filter((_, i) => !without[i]));

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const officeHours = "08:00-15:24";

const hoursOfDay: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(officeHours) },
  { weight: 2, arbitrary: fc.constant("closed") },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat({ max: 1438 }), fc.integer({ min: 1, max: 1440 }))
      .map(([open, length]) => `${timeOf(open)}-${timeOf(Math.min(1440, open + length))}`),
  },
  { weight: 1, arbitrary: fc.constantFrom("00:00-24:00", "00:00-00:01", "23:59-24:00") },
);

/** A week that is open at least once. */
const week: fc.Arbitrary<ReadonlyArray<string>> = fc
  .tuple(fc.array(hoursOfDay, { minLength: 7, maxLength: 7 }), fc.nat({ max: 6 }))
  .map(([hours, day]) =>
    hours.some((word) => word !== "closed") ? hours : hours.with(day, "09:00-12:00"),
  );

const oneMinuteWeek = ["09:00-09:01", ...Array<string>(6).fill("closed")];
const officeWeek = [...Array<string>(5).fill(officeHours), "closed", "closed"];

const team = fc.record({
  skills: mostOf(tasks),
  ageGroups: mostOf(ageGroups),
  levels: mostOf(employabilityLevels),
  hours: fc.oneof(
    { weight: 8, arbitrary: fc.constant(officeWeek) },
    { weight: 8, arbitrary: week },
    { weight: 1, arbitrary: fc.constant(oneMinuteWeek) },
  ),
});

type TeamDraft = typeof team extends fc.Arbitrary<infer T> ? T : never;

/** A last team at each centre takes whoever is left; the first team does what no other can. */
function teamsOf(drafts: ReadonlyArray<TeamDraft>, centres: number): ReadonlyArray<Team> {
  return drafts.map((draft, i) => {
    const isLast = i + centres >= drafts.length;
    const undone = tasks.filter((task) => !drafts.some(({ skills }) => skills.includes(task)));
    return {
      id: `team${i}`,
      name: `team${i}`,
      centre: `centre${i % centres}`,
      skills:
        i === 0
          ? tasks.filter((t) => draft.skills.includes(t) || undone.includes(t))
          : draft.skills,
      ageGroups: isLast ? ageGroups : draft.ageGroups,
      levels: isLast ? employabilityLevels : draft.levels,
      hours: draft.hours,
    };
  });
}

const suppliers: fc.Arbitrary<ReadonlyArray<Supplier>> = fc
  .array(mostOf(packages), { minLength: 0, maxLength: 4 })
  .map((lists) => lists.map((runs, i) => ({ id: `pool${i}`, name: `pool${i}`, packages: runs })));

/** Companies; `from` is days after the run's first, before it when negative. */
const agreements = fc.array(
  fc.record({
    kind: fc.constantFrom(...placementKinds),
    employees: fc.oneof(fc.constantFrom(1, 4, 5), fc.integer({ min: 1, max: 120 })),
    partnership: fc.boolean(),
    from: fc.integer({ min: -200, max: 200 }),
    rampMonths: fc.nat({ max: 6 }),
  }),
  { maxLength: 4 },
);

/** Organisations for a run from day `from` to day `to`. */
export function organisations(from: number, to: number): fc.Arbitrary<Organisation> {
  return fc
    .record({
      centres: fc.integer({ min: 1, max: 3 }),
      teams: fc.array(team, { minLength: 1, maxLength: 4 }),
      closedOn: fc.oneof(
        fc.constant([]),
        fc.subarray(["publicHolidays", "05-06", "24-12", isoOfDay(from), isoOfDay(from + 1)]),
      ),
      suppliers,
      agreements,
    })
    .map((draft) => {
      const centres = Math.min(draft.centres, draft.teams.length);
      const ids = Array.from({ length: centres }, (_, i) => `centre${i}`);
      return {
        centres: ids.map((id) => ({ id, name: id })),
        teams: teamsOf(draft.teams, centres),
        closedOn: draft.closedOn,
        suppliers: draft.suppliers,
        agreements: draft.agreements.map((agreement, i): Agreement => ({
          id: `company${i}`,
          name: `company${i}`,
          kind: agreement.kind,
          employees: stated(agreement.employees),
          partnership: agreement.partnership,
          from: isoOfDay(Math.min(to, from + agreement.from)),
          rampMonths: stated(agreement.rampMonths),
        })),
      };
    });
}
