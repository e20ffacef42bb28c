/**
 * The version of the program, as in package.json. A log is a function of version, scenario, seed
 * and replication, so it stands in every result and in every log file.
 */
export const version = "0.1.0";
