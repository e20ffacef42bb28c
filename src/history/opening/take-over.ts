/**
 * Takes a caseload over into the model: as the forecast begins, everybody in the records comes to
 * stand where they stand, by events of the model's own, so that its state satisfies every law and
 * its log explains itself. What records leave out is filled in by stated rules, each counted; what
 * has to be drawn is drawn at the citizen's own address, so plans that are compared agree on it.
 */
import { ForecastBegun } from "../../domain/events/run.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import type { Log } from "../../kernel/log.ts";
import type { Simulation } from "../../kernel/loop.ts";
import type { World } from "../../model/world.ts";
import { AssumptionCount } from "./assumption.ts";
import { type Caseload, stage } from "./caseload.ts";
import { takeContact } from "./take-contact.ts";
import { takeFormer, takePerson } from "./take-person.ts";
import { takeOffer } from "./take-offer.ts";

export interface TakenOver {
  /** Rows that measures are to be told of: what records could not tell them. */
  readonly told: ReadonlyArray<number>;
  readonly assumed: AssumptionCount;
}

/**
 * Writes and folds what brings a centre without citizens to the state of a caseload.
 * @param simulation at the state of its plan before that day, nobody in it
 * @param out empty
 */
export function takeOver(
  simulation: Simulation<World>,
  caseload: Caseload,
  day: number,
  out: Log,
): TakenOver {
  const { world } = simulation;
  const minute = day * minutesPerDay;
  const assumed = new AssumptionCount();
  const taking = { world, caseload, minute, out, told: [], assumed, items: world.work.nextItem };
  out.beginBatch();
  out.append(ForecastBegun.code, minute, 0, 0, 0, 0, 0);
  const { citizens } = caseload;
  for (let citizen = 0; citizen < citizens; citizen += 1) takePerson(taking, citizen);
  takeFormer(taking);
  // What a case owes follows from who the citizen is, which the state knows by now.
  const persons = out.length;
  simulation.fold(out, 0, persons);
  for (let citizen = 0; citizen < citizens; citizen += 1) {
    if (!world.population.onBenefit(citizen)) continue;
    takeContact(taking, citizen);
    if (!isWaiting(caseload, citizen)) takeOffer(taking, citizen);
  }
  for (const citizen of waitingSince(caseload)) {
    if (world.population.onBenefit(citizen)) takeOffer(taking, citizen);
  }
  simulation.fold(out, persons, out.length);
  return taking;
}

function isWaiting({ columns }: Caseload, citizen: number): boolean {
  const at = columns.stage[citizen];
  return at === stage.waitsForCourse || at === stage.seeksPlacement;
}

/** Who stands in a line, the longest waiting first. */
function waitingSince(caseload: Caseload): Array<number> {
  const { offerFrom } = caseload.columns;
  const waiting: Array<number> = [];
  for (let citizen = 0; citizen < caseload.citizens; citizen += 1) {
    if (isWaiting(caseload, citizen)) waiting.push(citizen);
  }
  return waiting.sort((one, other) => offerFrom[one] - offerFrom[other] || one - other);
}
