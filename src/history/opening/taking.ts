/** What the parts of a take-over share, and how they say what measures are to be told of too. */
import type { Log } from "../../kernel/log.ts";
import type { World } from "../../model/world.ts";
import type { AssumptionCount } from "./assumption.ts";
import type { Caseload } from "./caseload.ts";

export interface Taking {
  readonly world: World;
  readonly caseload: Caseload;
  /** The minute at which the forecast begins. */
  readonly minute: number;
  readonly out: Log;
  readonly told: Array<number>;
  readonly assumed: AssumptionCount;
  /** Number of the next work item. */
  items: number;
}

/** Appends an event; measures are told of it too. */
export function tell(
  { out, told, minute }: Taking,
  code: number,
  citizen: number,
  a: number,
  b: number,
  x: number,
): void {
  told.push(out.length);
  out.append(code, minute, citizen, a, b, x, 0);
}
