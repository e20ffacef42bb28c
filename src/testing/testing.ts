/**
 * The front door of the testing kit (`caseflow/testing`): arbitraries, given–when–then, laws, and
 * what must hold between runs. What a test may use is exported here by name; `README.md` beside
 * this file shows how.
 */
export { isoOfMinute, minuteOfIso } from "../domain/moment.ts";
export { digestOf } from "../kernel/digest.ts";
export { type Breach, breachesOf, type Law, type LawCheck, type Violation } from "../kernel/law.ts";
export { watch } from "../kernel/watch.ts";
export { lawsOf } from "../model/laws.ts";
export { logStoreOf } from "../store/log-store.ts";
export { memoryBacking } from "../store/memory-store.ts";
export { citizen, type Description, eventsOf, populations, someone } from "./citizens.ts";
export { type Expected, given, type Pending, SpecificationFailed, type Told } from "./given.ts";
export { citizensThatDiffer, livesIn, queuesMet, unexplained } from "./locality.ts";
export { anyLog, anyRow, type BatchedRow, batchedRows, logOfRows, rowsOf } from "./log-rows.ts";
export { type Lever, type Overrides, smallPlan } from "./plan.ts";
export { type MadeLog, plans, seeds, validLogs } from "./plans.ts";
export { pendingDifference, replayFault } from "./replay.ts";
export { batchesIn, cutAfter, EndlessRun, logOf, runFault, runOf } from "./runs.ts";
export { scenarios, withoutInitiatives } from "./scenarios.ts";
