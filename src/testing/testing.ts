/**
 * The front door of the testing kit (`caseflow/testing`): arbitraries, given–when–then, laws. What
 * a test may use is exported here by name.
 */
export { isoOfMinute, minuteOfIso } from "../domain/moment.ts";
