/**
 * Cases for the contact course to be tried on: each citizen's opens and closes at a minute that the
 * test names, and a lever may move a parameter once. The commands are those of other processes:
 * `arrive` opens, `exitToJob` and `closeCase` close, `start` applies the lever.
 */
import { statuses, stopReasons } from "../../../src/domain/benefit.ts";
import { BenefitStopped } from "../../../src/domain/events/benefit.ts";
import { CaseClosed, CaseOpened } from "../../../src/domain/events/case.ts";
import { LeverApplied } from "../../../src/domain/events/run.ts";
import type { Agenda } from "../../../src/kernel/agenda.ts";
import { floatBits } from "../../../src/kernel/float-bits.ts";
import type { Process } from "../../../src/kernel/process.ts";
import { kind } from "../../../src/model/order.ts";
import type { World } from "../../../src/model/world.ts";
import { setWord } from "../fixture.ts";

export interface Lever {
  readonly minute: number;
  readonly path: string;
  readonly value: number;
}

export function cases(
  opening: (citizen: number) => number,
  closing: (citizen: number) => number | undefined,
  lever?: Lever,
): Process<World> {
  const none = statuses.indexOf("outside");
  return {
    name: "cases",
    decide: [
      [
        kind.arrive,
        (_, minute, citizen, out) => out.append(CaseOpened.code, minute, citizen, 0, 0, 0, 0),
      ],
      [
        kind.exitToJob,
        (_, minute, citizen, out) => {
          out.append(BenefitStopped.code, minute, citizen, stopReasons.indexOf("job"), 0, 0, 0);
        },
      ],
      [
        kind.closeCase,
        (_, minute, citizen, out) => out.append(CaseClosed.code, minute, citizen, 0, 0, 0, 0),
      ],
      [
        kind.start,
        ({ parameters }, minute, _subject, out) => {
          const cell = parameters.cell(lever!.path);
          out.append(LeverApplied.code, minute, 0, 0, cell, 0, floatBits(lever!.value));
        },
      ],
    ],
    evolve: [
      [CaseOpened, ({ population }, _, citizen) => setWord(population, citizen, "hasCase", 1)],
      [CaseClosed, ({ population }, _, citizen) => setWord(population, citizen, "hasCase", 0)],
      [
        BenefitStopped,
        ({ population }, _, citizen) => setWord(population, citizen, "status", none),
      ],
      [
        LeverApplied,
        ({ parameters }, _minute, _subject, _a, cell, _old, value) => {
          parameters.table.ints[cell] = value;
        },
      ],
    ],
    react: [
      [
        CaseOpened,
        (_, agenda, _minute, citizen) => {
          const close = closing(citizen);
          if (close !== undefined) agenda.schedule(kind.exitToJob, citizen, close);
        },
      ],
      [
        BenefitStopped,
        (_, agenda, minute, citizen) => agenda.schedule(kind.closeCase, citizen, minute),
      ],
    ],
    resume: (world, agenda, now) => {
      for (let citizen = 0; citizen < world.population.count; citizen += 1) {
        follow(world, agenda, now, citizen, opening(citizen), closing(citizen));
      }
      if (lever === undefined) return;
      const value = world.parameters.value(world.parameters.cell(lever.path));
      if (value !== lever.value) agenda.schedule(kind.start, 0, lever.minute);
    },
  };
}

function follow(
  { population }: World,
  agenda: Agenda,
  now: number,
  citizen: number,
  opening: number,
  closing: number | undefined,
): void {
  if (!population.onBenefit(citizen)) {
    if (population.hasCase(citizen)) agenda.schedule(kind.closeCase, citizen, now);
  } else if (!population.hasCase(citizen)) agenda.schedule(kind.arrive, citizen, opening);
  else if (closing !== undefined) agenda.schedule(kind.exitToJob, citizen, closing);
}
