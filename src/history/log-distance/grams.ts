/**
 * Numbers for runs of n activities. The n − 1 latest activities of a case are one number, its
 * context, and context and next activity together are another, the gram; so taking in an event is
 * one look-up in a table of whole numbers, whatever n is, and a log's n-grams are an array of
 * counts. All logs of a comparison share the numbers. New grams are rare and may take their time.
 */
import { noActivity } from "./activity.ts";

export class Grams {
  /** Activities in a gram. */
  readonly n: number;
  /** The context of a case of which nothing has happened. */
  readonly start = 0;
  /** How many grams have been met; their numbers are below. */
  length = 0;
  /** The context that a gram leaves behind. */
  after = new Int32Array(256);
  readonly #contexts = new Map<string, number>();
  /** The activities of each context. */
  readonly #activities: Array<ReadonlyArray<number>> = [];
  // A table with open addressing: where context and activity are, there is their gram.
  #context = new Int32Array(1024).fill(-1);
  #activity = new Int32Array(1024);
  #gram = new Int32Array(1024);

  constructor(n: number) {
    this.n = n;
    this.#contextOf(Array.from({ length: n - 1 }, () => noActivity));
  }

  /** The gram of an activity that follows on a context. */
  of(context: number, activity: number): number {
    const mask = this.#context.length - 1;
    let at = hash(context, activity) & mask;
    while (this.#context[at] !== -1) {
      if (this.#context[at] === context && this.#activity[at] === activity) return this.#gram[at];
      at = (at + 1) & mask;
    }
    return this.#add(context, activity);
  }

  #add(context: number, activity: number): number {
    if (this.length * 2 >= this.#context.length) this.#grow();
    const gram = this.length;
    if (gram === this.after.length) {
      const longer = new Int32Array(gram * 2);
      longer.set(this.after);
      this.after = longer;
    }
    this.length += 1;
    this.after[gram] = this.#contextOf([...this.#activities[context], activity].slice(1));
    this.#put(context, activity, gram);
    return gram;
  }

  #contextOf(activities: ReadonlyArray<number>): number {
    const key = activities.join(" ");
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    const context = this.#activities.length;
    this.#contexts.set(key, context);
    this.#activities.push(activities);
    return context;
  }

  #put(context: number, activity: number, gram: number): void {
    const mask = this.#context.length - 1;
    let at = hash(context, activity) & mask;
    while (this.#context[at] !== -1) at = (at + 1) & mask;
    this.#context[at] = context;
    this.#activity[at] = activity;
    this.#gram[at] = gram;
  }

  #grow(): void {
    const [contexts, activities, grams] = [this.#context, this.#activity, this.#gram];
    const cells = contexts.length * 2;
    this.#context = new Int32Array(cells).fill(-1);
    this.#activity = new Int32Array(cells);
    this.#gram = new Int32Array(cells);
    for (let at = 0; at < contexts.length; at += 1) {
      if (contexts[at] !== -1) this.#put(contexts[at], activities[at], grams[at]);
    }
  }
}

function hash(context: number, activity: number): number {
  const mixed = Math.imul(context, 0x9e3779b1) ^ Math.imul(activity, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
