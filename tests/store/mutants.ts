/**
 * Six faults that stores are known to have had, each planted in the calls that the store makes
 * or the checks that it relies on. A test of crashes or of damage that one of them passes is no
 * test.
 */
import { crashTwice, callsOfALife, type Mutant } from "./crash.ts";
import { flipEveryByte, tearAndGoOn } from "./damage.ts";
import { replaced } from "./replaced-files.ts";

const nothing = (): void => undefined;

export const mutants: Readonly<Record<string, Mutant>> = {
  "answers before anything is synced": {
    files: (files) => replaced(files, () => ({ sync: nothing, syncDirectory: nothing })),
  },
  "checks no CRC": { crc: () => 0 },
  "leaves a torn tail before what it appends": {
    files: (files) =>
      replaced(files, () => ({
        publish: (from, to) => files.publish(from, nextNumber(to)),
      })),
  },
  "does not sync the folder that a log is made in": {
    files: (files) =>
      replaced(files, () => ({
        syncDirectory: (path) => (path === "" ? undefined : files.syncDirectory(path)),
      })),
  },
  "does not sync a segment before it is published": {
    files: (files) => replaced(files, () => ({ sync: nothing })),
  },
  "does not sync the log's folder before it answers": {
    files: (files) =>
      replaced(files, () => ({
        syncDirectory: (path) => (path === "" ? files.syncDirectory(path) : undefined),
      })),
  },
};

/** The name that stands in for a torn segment becomes that of the segment after it. */
function nextNumber(path: string): string {
  const torn = /(\d{12})-\d+\.segment$/u.exec(path);
  if (torn === null) return path;
  const next = String(Number(torn[1]) + 1).padStart(12, "0");
  return path.replace(torn[0], `${next}.segment`);
}

/** Puts a store through crashes and damage; the first thing that is found wrong. */
export function ordeal(mutant: Mutant): string | undefined {
  const calls = callsOfALife(mutant);
  for (let at = 1; at <= calls; at += 3) {
    const wrong = crashTwice(at, 1 + ((at * 7) % calls), at, mutant);
    if (wrong !== undefined) return wrong;
  }
  return tearAndGoOn(mutant) ?? flipEveryByte(mutant);
}
