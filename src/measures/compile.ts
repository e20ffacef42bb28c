/**
 * From measures as data to one fold over a log. Each measure orders the handlers that it needs,
 * shared with others where they ask the same, and leaves behind how its value is made from their
 * numbers once the log has ended.
 */
import type { Measure, SimpleMeasure, Window } from "../domain/measure.ts";
import { eventByName } from "../domain/vocabulary.ts";
import { monthStart } from "../kernel/civil-time.ts";
import { minutesPerDay } from "../domain/moment.ts";
import { MeasureFault } from "./fault.ts";
import { MeasureFold } from "./fold.ts";
import { Handlers } from "./handlers.ts";
import type { Membership } from "./membership.ts";
import { type MonthRange, Months, monthsOf, type Span } from "./months.ts";
import { meanShare, quotient, type Reading, share, unvalued, valued } from "./reading.ts";
import { slotFilters, Tally } from "./tally.ts";

/** A measure and the window it is wanted for. */
export interface Asked {
  readonly measure: Measure;
  readonly window: Window;
}

type Read = () => Reading;

/**
 * The fold that reads all these measures off a log in one pass.
 * @param centres ids of the scenario's centres in the order of their numbers
 * @param span first and last day of the log; later events are not looked at
 * @throws MeasureFault whose path begins with the number of the measure asked
 */
export function compileMeasures(
  asked: ReadonlyArray<Asked>,
  centres: ReadonlyArray<string>,
  span: Span,
): MeasureFold {
  const handlers = new Handlers(new Months(span), centres);
  const reads = asked.map(({ measure, window }, i) =>
    inside(i, () => reader(measure, monthsOf(window), handlers)),
  );
  return new MeasureFold(handlers, () => reads.map((read) => read()));
}

/** Makes the reader; a fault in it is told with the key that led there. */
function inside(key: string | number, make: () => Read): Read {
  try {
    return make();
  } catch (fault) {
    throw fault instanceof MeasureFault ? fault.within(key) : fault;
  }
}

function reader(measure: Measure, window: MonthRange, handlers: Handlers): Read {
  switch (measure.type) {
    case "notYetModelled":
      return () => unvalued("notYetModelled");
    case "ratio": {
      const of = inside("of", () => covered(measure.of, window, handlers));
      const to = inside("to", () => covered(measure.to, window, handlers));
      return () => quotient(of(), to());
    }
    case "change": {
      const now = inside("of", () => covered(measure.of, window, handlers));
      const then = covered(measure.of, monthsOf(measure.since), handlers);
      return () => {
        const reading = quotient(now(), then());
        return { ...reading, value: reading.value - 1 };
      };
    }
    default:
      return covered(measure, window, handlers);
  }
}

/** Only cohorts can make do with a log that does not cover the window. */
function covered(measure: SimpleMeasure, window: MonthRange, handlers: Handlers): Read {
  const read = simpleReader(measure, window, handlers);
  if (measure.type === "kOfN" || handlers.months.holds(window)) return read;
  return () => unvalued("outsideTheLog");
}

function simpleReader(measure: SimpleMeasure, window: MonthRange, handlers: Handlers): Read {
  switch (measure.type) {
    case "kOfN":
      return kOfN(measure, window, handlers);
    case "count":
      return count(measure, window, handlers);
    case "timely": {
      const table = handlers.timely(measure.obligations, measure.population);
      const pairs = () =>
        within(window, handlers, (m): [number, number] => [table.met(m), table.due(m)]);
      if (measure.average === "pooled") {
        return () =>
          share(total(pairs().map(([met]) => met)), total(pairs().map(([, due]) => due)));
      }
      return () => meanShare(pairs());
    }
    case "timelyStock": {
      const table = handlers.notOverdue(measure.obligations, measure.population);
      return () =>
        meanShare(within(window, handlers, (m) => [table.timely(m + 1), table.open(m + 1)]));
    }
    case "actDegree": {
      const all = handlers.membership(measure.population);
      const active = handlers.membership(inOfferOf(measure.population));
      return () =>
        meanShare(within(window, handlers, (m) => [active.fullTime(m), all.fullTime(m)]));
    }
    default:
      return ofMonths(measure, handlers.membership(measure.population), window, handlers);
  }
}

type MonthMeasure = Extract<
  SimpleMeasure,
  {
    type:
      | "stock"
      | "avgStock"
      | "inflow"
      | "outflow"
      | "netInflow"
      | "exitRate"
      | "fte"
      | "fullYear";
  }
>;

/** Measures of one population that are read off its months. */
function ofMonths(
  measure: MonthMeasure,
  table: Membership,
  window: MonthRange,
  handlers: Handlers,
): Read {
  const { months } = handlers;
  const each = (number: (m: number) => number) => within(window, handlers, number);
  const flow = (numbers: ReadonlyArray<number>, per: "window" | "month" | undefined) =>
    valued(per === "month" ? total(numbers) / numbers.length : total(numbers));
  switch (measure.type) {
    case "stock": {
      const at = measure.at === "start" ? window.first : window.last + 1;
      return () => valued(table.stock(months.number(at)));
    }
    case "avgStock":
      return () => valued(mean(each((m) => table.stock(m + 1))));
    case "inflow":
      return () =>
        flow(
          each((m) => table.inflow(m)),
          measure.per,
        );
    case "outflow":
      return () =>
        flow(
          each((m) => table.outflow(m)),
          measure.per,
        );
    case "netInflow":
      return () =>
        flow(
          each((m) => table.inflow(m) - table.outflow(m)),
          measure.per,
        );
    case "exitRate":
      return () => meanShare(within(window, handlers, (m) => [table.outflow(m), table.stock(m)]));
    case "fte":
      return () => valued(mean(each((m) => table.fullTime(m))));
    case "fullYear": {
      const length = (monthStart(window.last + 1) - monthStart(window.first)) * minutesPerDay;
      return () => valued(total(each((m) => table.minutes(m))) / length);
    }
  }
}

function kOfN(
  measure: Extract<SimpleMeasure, { type: "kOfN" }>,
  window: MonthRange,
  handlers: Handlers,
): Read {
  const { anchor, population, statuses, months: k, of: n } = measure;
  if (anchor === "contact" && (population?.benefits || population?.longerThanMonths)) {
    const path = ["population", population.benefits ? "benefits" : "longerThanMonths"];
    throw new MeasureFault(path, "a contact comes before the benefit: anchor on the case instead");
  }
  const shift = measure.cohort === "startsIn" ? 0 : n;
  const anchored = { first: window.first - shift, last: window.last - shift };
  const held = handlers.monthsHeld(statuses, measure.monthRule === "wholeMonth");
  const rule = { k, n, consecutive: measure.consecutive ?? false, anchored };
  const cohort = handlers.cohort(anchor, population, held, rule);
  const partial = !handlers.months.begins(anchored.first);
  return () => {
    const { attained, closed, open } = cohort.result();
    return share(attained, closed, open, partial);
  };
}

function count(
  measure: Extract<SimpleMeasure, { type: "count" }>,
  window: MonthRange,
  handlers: Handlers,
): Read {
  const event = eventByName.get(measure.event);
  if (!event) throw new MeasureFault(["event"], `no event is called ${measure.event}`);
  const minutes = [
    monthStart(window.first) * minutesPerDay,
    monthStart(window.last + 1) * minutesPerDay,
  ] as const;
  const filters = slotFilters(event, measure.where ?? {});
  const predicate = handlers.predicate(measure.population);
  const tally = new Tally(event, filters, predicate, measure.of === "persons", minutes);
  handlers.tally(tally);
  return () => valued(tally.count);
}

type Filter = NonNullable<MonthMeasure["population"]>;

/** Those of the population who are in an offer; a population that asks for statuses cannot. */
function inOfferOf(population: Filter | undefined): Filter {
  if (population?.statuses) {
    const path = ["population", "statuses"];
    throw new MeasureFault(
      path,
      "the activation degree chooses its statuses itself: leave them out",
    );
  }
  return { ...population, statuses: ["wageSubsidy", "internship", "course"] };
}

function within<T>(window: MonthRange, { months }: Handlers, number: (m: number) => T): Array<T> {
  const numbers: Array<T> = [];
  for (let m = window.first; m <= window.last; m += 1) numbers.push(number(months.number(m)));
  return numbers;
}

const total = (numbers: ReadonlyArray<number>): number => numbers.reduce((sum, n) => sum + n, 0);
const mean = (numbers: ReadonlyArray<number>): number => total(numbers) / numbers.length;
