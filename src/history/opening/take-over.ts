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
import type { Caseload } from "./caseload.ts";
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
  const taking = { world, caseload, minute, out, told: [], assumed: new AssumptionCount() };
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
    takeOffer(taking, citizen);
  }
  simulation.fold(out, persons, out.length);
  return taking;
}
