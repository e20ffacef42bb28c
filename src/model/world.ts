/**
 * The world of one replication: the plan it runs, its chance, and the state of every process. A
 * process writes its own part only, in its `evolve`; all parts are open to be read.
 */
import type { Chance } from "../kernel/chance.ts";
import type { Table } from "../kernel/table.ts";
import { citizenTable } from "./citizen-row.ts";
import { ContactState } from "./contact-course/state.ts";
import { ExitState } from "./exits/state.ts";
import { ParameterState } from "./initiatives/state.ts";
import { MatchState } from "./match-groups/state.ts";
import { OfferState } from "./offers/state.ts";
import { PlacementState } from "./placements/state.ts";
import type { Plan } from "./plan.ts";
import { PopulationState } from "./population/state.ts";
import { WorkState } from "./work/state.ts";

export class World {
  readonly plan: Plan;
  seed: string;
  replication: number;
  chance: Chance;
  readonly parameters: ParameterState;
  readonly population: PopulationState;
  readonly exits: ExitState;
  readonly matchGroups: MatchState;
  readonly work: WorkState;
  readonly contact: ContactState;
  readonly offers: OfferState;
  readonly placements: PlacementState;
  readonly tables: ReadonlyArray<Table>;

  constructor(plan: Plan, seed: string, replication: number, chance: Chance) {
    this.plan = plan;
    this.seed = seed;
    this.replication = replication;
    this.chance = chance;
    const citizens = citizenTable();
    this.parameters = new ParameterState(plan);
    this.population = new PopulationState(plan, citizens);
    this.exits = new ExitState(plan, citizens);
    this.matchGroups = new MatchState(plan, citizens);
    this.work = new WorkState(plan, citizens);
    this.contact = new ContactState(plan, citizens);
    this.offers = new OfferState(plan, citizens);
    this.placements = new PlacementState(plan, citizens);
    const states = [
      this.parameters,
      this.population,
      this.exits,
      this.matchGroups,
      this.work,
      this.contact,
      this.offers,
      this.placements,
    ];
    this.tables = [citizens, ...states.flatMap(({ tables }) => tables)];
  }
}
