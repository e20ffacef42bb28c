/** How a centre settles and what it is of, put together as the one value that is shown. */
import { type Flow, waysIn } from "../experiment/weekly-series.ts";
import { fits, type Settling, type SeriesSettling, settlingLevel } from "../experiment/settling.ts";
import { weeksPerYear } from "../experiment/held-opening.ts";
import { version } from "../experiment/version.ts";
import { halfWidth, type Interval } from "../statistics/interval.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { SeriesResult, SettlingResult } from "./settling-result.ts";

/** What was followed. */
export interface SettlingSubject {
  readonly file: string;
  readonly scenario: Scenario;
  readonly seed: string;
}

export function resultOfSettling(
  { file, scenario, seed }: SettlingSubject,
  settling: Settling,
): SettlingResult {
  const settled = settling.series.every(({ course }) => course === "settled");
  return {
    version,
    scenario: { id: scenario.id, title: scenario.title, file },
    held: scenario.period.from,
    seed,
    replications: settling.replications,
    years: settling.weeks / weeksPerYear,
    level: settlingLevel,
    settled,
    weeks: settled ? Math.max(...settling.series.map(({ weeks }) => weeks ?? 0)) : null,
    series: settling.series.map((series) => seriesResult(series)),
    flows: settling.flows.map(({ flow, first, last, half }) => ({
      flow,
      direction: (waysIn as ReadonlyArray<Flow>).includes(flow) ? "in" : "out",
      first,
      last,
      halfWidth: Number.isFinite(half) ? half : null,
    })),
    driver: settling.driver ?? null,
    contactsThatKeep: contactsThatKeep(scenario, settling.series) ?? null,
  };
}

function seriesResult(series: SeriesSettling): SeriesResult {
  const { name, given, course, weeks, level, interval, spread, drift, path } = series;
  return {
    what: name.what,
    of: name.of ?? null,
    given: given ?? null,
    course,
    weeks: weeks ?? null,
    level,
    levelInterval: Number.isFinite(halfWidth(interval)) ? boundsOf(interval) : null,
    spread: boundsOf(spread),
    yearlyChange: drift,
    fits: fits(series) ?? null,
    path: [...path],
  };
}

const boundsOf = ({ low, high }: Interval) => ({ lo: low, hi: high });

/**
 * Citizens on benefit are in proportion to those who come for the first time, as long as staff and
 * places keep up: who comes back came once, and each leaves by rates of their own. So new citizens
 * and transfers are scaled alike, and the part that is contacts is told.
 */
function contactsThatKeep(
  { parameters }: Scenario,
  series: ReadonlyArray<SeriesSettling>,
): number | undefined {
  const stock = series.find(({ name }) => name.what === "onBenefit");
  const contacts = parameters.get("inflow.contacts")?.value;
  const transfers = parameters.get("inflow.transfers")?.value;
  if (stock?.given === undefined || stock.course !== "settled" || fits(stock) === true)
    return undefined;
  if (contacts === undefined || transfers === undefined || !(stock.level > 0)) return undefined;
  const kept = (contacts + transfers) * (stock.given / stock.level) - transfers;
  return kept > 0 ? kept : undefined;
}
