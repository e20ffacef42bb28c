/**
 * The file that a worker thread starts with. It is given one job after another, of whatever arms,
 * and keeps what jobs of the same arms have in common.
 */
import { type Answer, type Job, Workplace } from "./block-work.ts";

const workplace = new Workplace();

export const task = (job: Job): Answer => workplace.do(job);
