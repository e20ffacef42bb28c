/**
 * The result store by what is asked of it: the outcomes of an arm under a seed, the fates of an
 * arm beside a baseline. What stands for an arm is a hash of all that its outcomes depend on, so
 * two arms that are the same share their results, whatever they are called.
 */
import type { Arm } from "../experiment/experiment.ts";
import type { Fates } from "../experiment/fates.ts";
import type { Outcome } from "../experiment/outcome.ts";
import { armText, fatesText, outcomesText } from "../experiment/result-key.ts";
import { type Parcel, pack } from "./parcel.ts";
import { hashOfText, programHash } from "./program-hash.ts";
import type { ResultStore, Shelf } from "./result-store.ts";

export class Archive {
  readonly #store: ResultStore;
  /** Hashing and packing an arm takes milliseconds, and a search asks for the same ones often. */
  readonly #parcels = new WeakMap<Arm, Parcel>();

  constructor(store: ResultStore) {
    this.#store = store;
  }

  /** The arm as threads take it; its key stands for the arm. */
  parcelOf(arm: Arm): Parcel {
    const known = this.#parcels.get(arm);
    if (known !== undefined) return known;
    const parcel = pack(hashOfText(armText(arm)), arm);
    this.#parcels.set(arm, parcel);
    return parcel;
  }

  outcomes(arm: Arm, seed: string): Shelf<Outcome> {
    const text = outcomesText(programHash(), this.parcelOf(arm).key, seed);
    return this.#store.shelf(nameOf(arm, seed), hashOfText(text));
  }

  fates(baseline: Arm, arm: Arm, seed: string): Shelf<Fates> {
    const keys = [this.parcelOf(baseline).key, this.parcelOf(arm).key] as const;
    const text = fatesText(programHash(), ...keys, seed);
    return this.#store.shelf(`${nameOf(arm, seed)}-fates`, hashOfText(text));
  }
}

const nameOf = ({ plan }: Arm, seed: string): string => `${plan.scenario}-${seed}`;
