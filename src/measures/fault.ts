/**
 * What is wrong with a measure that its schema could not see: it asks for something that this
 * scenario does not have, or that does not go together. It says where, so that a scenario's reader
 * can point at the line.
 */
export class MeasureFault extends Error {
  readonly _tag = "MeasureFault";
  /** Keys that lead from the measure to what is wrong. */
  readonly path: ReadonlyArray<string | number>;
  constructor(path: ReadonlyArray<string | number>, message: string) {
    super(message);
    this.name = "MeasureFault";
    this.path = path;
  }

  /** The same fault, seen from what holds the measure. */
  within(...outer: ReadonlyArray<string | number>): MeasureFault {
    return new MeasureFault([...outer, ...this.path], this.message);
  }
}
