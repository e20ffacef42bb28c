/**
 * A worker for tests that goes wrong as it is told in the environment, and is otherwise the real
 * one. `DIES_AT`: the job with that replication kills its thread, once for each letter that the
 * file `DEATHS` may still grow by; `BREAKS_AT`: that replication breaks off.
 */
import * as fs from "node:fs";
import type { Answer, Job } from "../../src/runtime/block-work.ts";
import { task as work } from "../../src/runtime/worker.ts";

export function task(job: Job): Answer {
  const { DIES_AT, DEATHS = "", DEATHS_MOST, BREAKS_AT } = process.env;
  const has = (replication: string | undefined) =>
    replication !== undefined && job.replications.includes(Number(replication));
  if (has(DIES_AT)) {
    const deaths = fs.existsSync(DEATHS) ? fs.readFileSync(DEATHS, "utf8").length : 0;
    if (deaths < Number(DEATHS_MOST)) {
      fs.appendFileSync(DEATHS, "x");
      process.exit(7);
    }
  }
  if (!has(BREAKS_AT)) return work(job);
  const replication = Number(BREAKS_AT);
  const before = job.replications.filter((one) => one < replication);
  const broken = { _tag: "Fault", replication, event: 17, message: "a planted fault" } as const;
  return { ...work({ ...job, replications: before }), broken };
}
