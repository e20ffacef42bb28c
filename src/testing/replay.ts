/**
 * Replay is identity (law 2), as a test of any model: the log up to a batch folds to the very
 * state that the run had there, what is pending follows from that state alone, and the run goes
 * on from the fold, and from a saved copy, exactly as it would have without the cut.
 */
import type { AgendaSnapshot } from "../kernel/agenda.ts";
import { part } from "../kernel/columns.ts";
import { digestOf } from "../kernel/digest.ts";
import type { Simulation, Stateful } from "../kernel/loop.ts";
import { NOTHING } from "../kernel/pending-table.ts";
import { firstDifference } from "../kernel/table.ts";

/**
 * What differs when a run is cut after some batches; undefined when nothing does.
 * @param make a fresh simulation that keeps its log, always of the same plan, seed and replication
 * @param batches how many commands are carried out before the cut
 */
export function replayFault<W extends Stateful>(
  make: () => Simulation<W>,
  batches: number,
): string | undefined {
  const run = make();
  for (let i = 0; i < batches && run.step(run.agenda.to); i += 1);
  const { now } = run.agenda;
  const cut = run.log.length;
  const folded = make();
  folded.fold(run.log);
  const state = firstDifference(run.world.tables, folded.world.tables);
  if (state !== undefined) return `after ${batches} batches the fold differs: ${state}`;
  folded.resume(now);
  const pending = pendingDifference(run.agenda.snapshot(), folded.agenda.snapshot());
  if (pending !== undefined) return `after ${batches} batches ${pending}`;
  const branch = make();
  branch.restore(run.save());
  run.run(run.agenda.to);
  folded.run(folded.agenda.to);
  branch.run(branch.agenda.to);
  const rest = digestOf(part(run.log, cut, run.log.length));
  if (digestOf(folded.log) !== rest) return `after ${batches} batches the resumed run differs`;
  if (digestOf(branch.log) !== rest) return `after ${batches} batches the branch differs`;
  return undefined;
}

/** First subject whose pending command differs between two agendas, in words. */
export function pendingDifference(mine: AgendaSnapshot, theirs: AgendaSnapshot) {
  for (const [lane, due] of mine.lanes.entries()) {
    const other = theirs.lanes[lane];
    for (let at = 0; at < Math.max(due.length, other.length); at += 1) {
      if ((due[at] ?? NOTHING) === (other[at] ?? NOTHING)) continue;
      return `lane ${lane} slot ${at}: pending ${due[at]} in the run, ${other[at]} by resume`;
    }
  }
  return undefined;
}
