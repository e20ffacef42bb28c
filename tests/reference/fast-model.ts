/** One run of the model in `src`, its log turned into events as people see them. */
import { eventOfRow } from "../../src/domain/event.ts";
import { eventByCode } from "../../src/domain/vocabulary.ts";
import { rowAt } from "../../src/kernel/columns.ts";
import { simulate } from "../../src/model/simulate.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Event } from "./centre.ts";

export function runFast(plan: Plan, seed: string, replication: number): ReadonlyArray<Event> {
  const { log } = simulate(plan, seed, replication, [], true);
  return Array.from({ length: log.length }, (_, i) => {
    const row = rowAt(log, i);
    const declaration = eventByCode[row.code];
    if (declaration === undefined) throw new Error(`row ${i} has the unknown code ${row.code}`);
    return eventOfRow(declaration, row);
  });
}
