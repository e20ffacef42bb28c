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
  declare readonly plan: Plan;
  declare seed: string;
  declare replication: number;
  declare chance: Chance;
  declare readonly parameters: ParameterState;
  declare readonly population: PopulationState;
  declare readonly exits: ExitState;
  declare readonly matchGroups: MatchState;
  declare readonly work: WorkState;
  declare readonly contact: ContactState;
  declare readonly offers: OfferState;
  declare readonly placements: PlacementState;
  declare readonly tables: ReadonlyArray<Table>;

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
