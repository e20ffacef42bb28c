/** Checks of centres, teams, hours, suppliers and agreements. */
import { ageGroups, employabilityLevels } from "../domain/citizen.ts";
import { dayOfIso } from "../domain/moment.ts";
import { packages } from "../domain/offer.ts";
import { tasks } from "../domain/task.ts";
import type { Check } from "./check.ts";
import { type ScenarioFile, weekdays } from "./shape.ts";
import { didYouMean, oneOfWords } from "./spelling.ts";
import { at, type Path } from "./tree.ts";

type TeamFile = NonNullable<ScenarioFile["teams"]>[number];

/** Most that the columns of a citizen's row can tell apart. */
const centresMax = 16;
const teamsMax = 256;

export function checkOrganisation(check: Check): void {
  check.has([], ["centres", "teams", "hours"]);
  atMost(check, "centres", centresMax);
  atMost(check, "teams", teamsMax);
  checkHours(check, ["hours"]);
  checkClosedDays(check);
  check.ids("centres").forEach((_, i) => checkHours(check, ["centres", i, "hours"]));
  checkTeams(check);
  checkSuppliers(check);
  checkAgreements(check);
}

function atMost(check: Check, list: string, most: number): void {
  const count = check.ids(list).length;
  if (count > most) check.say([list], `${count} ${list}: at most ${most} can be told apart`);
}

function checkTeams(check: Check): void {
  const centres = check.ids("centres");
  const teams = check.items<TeamFile>("teams", ["centre", "skills"]);
  check.ids("teams").forEach((_, i) => {
    const centre = check.text(["teams", i, "centre"]);
    if (centre !== undefined && !centres.includes(centre)) {
      const suggestion = didYouMean(centre, centres) ?? thereAre("centres", centres);
      check.say(["teams", i, "centre"], `there is no centre \`${centre}\``, suggestion);
    }
    checkHours(check, ["teams", i, "hours"]);
    checkOpens(check, i, centres.indexOf(centre ?? ""));
  });
  // What a team that does not fit would have served nobody knows.
  const known = teams.length === check.ids("teams").length && teams.length > 0;
  if (!known || !check.fits(["teams"])) return;
  const lacking = tasks.filter((task) => !teams.some(([, team]) => team.skills?.includes(task)));
  if (lacking.length > 0) {
    const suggestion = "add it to the `skills` of a team";
    check.sayOfKey(["teams"], `no team has the skill ${oneOfWords(lacking)}`, suggestion);
  }
  for (const centre of centres) {
    const unserved = unservedAt(
      centre,
      teams.map(([, team]) => team),
    );
    if (unserved.length === 0) continue;
    const who = oneOfWords(unserved);
    check.sayOfKey(
      ["teams"],
      `no team of ${centre} serves ${who}`,
      "add them to a team's `serves`",
    );
  }
}

/** Groups of citizens of a centre for whom there is no team: an age group with its levels. */
function unservedAt(centre: string, teams: ReadonlyArray<TeamFile>): ReadonlyArray<string> {
  return ageGroups.flatMap((ageGroup) => {
    const levels = employabilityLevels.filter(
      (level) =>
        !teams.some(
          ({ centre: home, serves }) =>
            home === centre &&
            serves !== undefined &&
            (serves.ageGroups?.includes(ageGroup) ?? true) &&
            (serves.levels?.includes(level) ?? true),
        ),
    );
    if (levels.length === 0) return [];
    const which = levels.length === 1 ? "level" : "levels";
    return [`${ageGroup} of ${which} ${levels.join(", ")}`];
  });
}

/** A team opens on some day of the week, by its own hours, its centre's or those of all. */
function checkOpens(check: Check, team: number, centre: number): void {
  const paths: ReadonlyArray<Path> = [
    ["teams", team, "hours"],
    ["centres", centre, "hours"],
  ];
  const own = paths.filter((path) => at(check.whole, path) !== undefined);
  if (own.length === 0 || !own.every((path) => check.fits(path)) || !check.fits(["hours"])) return;
  const stated = [...paths, ["hours"]];
  const isOpen = weekdays.some((day) => {
    const said = stated
      .map((path) => check.text([...path, day]))
      .find((text) => text !== undefined);
    return (said ?? "closed") !== "closed";
  });
  if (!isOpen) check.sayOfKey(own[0], "the team is never open", "open it on some weekday");
}

function checkHours(check: Check, path: Path): void {
  const found = at(check.whole, path);
  if (found?.kind !== "map" || !check.fits(path)) return;
  for (const weekday of weekdays) {
    const hours = check.text([...path, weekday]);
    if (hours === undefined || hours === "closed") continue;
    const [open, close] = hours.split("-").map((time) => minuteOfDay(time));
    if (Number.isNaN(open + close)) {
      check.say([...path, weekday], `there is no such time in ${hours}`);
    } else if (open >= close) {
      const suggestion = `write ${hours.split("-").toReversed().join("-")}`;
      check.say([...path, weekday], `${hours} closes before it opens`, suggestion);
    }
  }
  const isOpen = weekdays.some((day) => (check.text([...path, day]) ?? "closed") !== "closed");
  if (path.length === 1 && !isOpen) check.sayOfKey(path, "the centres are never open");
}

/** Minute of the day of `08:00`; NaN when it is none. */
export function minuteOfDay(time: string): number {
  const [hour, minute] = time.split(":").map(Number);
  const isTime = hour <= 24 && minute < 60 && hour * 60 + minute <= 1440;
  return isTime ? hour * 60 + minute : Number.NaN;
}

function checkClosedDays(check: Check): void {
  const list = at(check.whole, ["hours", "closedOn"]);
  for (const i of (list?.kind === "list" ? list.items : []).keys()) {
    const path: Path = ["hours", "closedOn", i];
    const day = check.text(path);
    if (day === undefined || day === "publicHolidays" || !check.fits(path)) continue;
    // 2000 was a leap year, so every day of a year is in it.
    const date = day.length === 10 ? day : `2000-${day.slice(3)}-${day.slice(0, 2)}`;
    if (Number.isNaN(dayOfIso(date))) check.say(path, `there is no day ${day}`);
  }
}

function checkSuppliers(check: Check): void {
  type Supplier = NonNullable<ScenarioFile["suppliers"]>[number];
  const suppliers = check.items<Supplier>("suppliers", ["packages"]);
  if (!check.fits(["suppliers"])) return;
  const lacking = packages.filter((word) => {
    const share = check.number(["parameters", "rule", "visitation", "values", word, "value"]);
    const runs = suppliers.some(([, supplier]) => supplier.packages?.includes(word));
    return share !== undefined && share > 0 && !runs;
  });
  if (lacking.length === 0) return;
  const message = `citizens are sent to ${oneOfWords(lacking)}, which no supplier runs`;
  const suggestion = "add it to the `packages` of a supplier, or set its share to 0";
  check.say(["suppliers"], message, suggestion);
}

function checkAgreements(check: Check): void {
  type Agreement = NonNullable<ScenarioFile["agreements"]>[number];
  const needed = ["kind", "employees", "partnership", "from", "rampMonths"];
  const last = check.day(["period", "to"]);
  for (const [path] of check.items<Agreement>("agreements", needed)) {
    const from = check.day([...path, "from"]);
    if (from === undefined || last === undefined || from <= last) continue;
    const to = check.text(["period", "to"]);
    check.say([...path, "from"], `the agreement begins after the run, which ends on ${to}`);
  }
}

const thereAre = (what: string, ids: ReadonlyArray<string>): string =>
  ids.length === 0 ? `there are no ${what}` : `the ${what} are ${oneOfWords(ids)}`;
