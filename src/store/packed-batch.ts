/** A batch whose every frame is whole. */
export interface WholeBatch {
  readonly id: string;
  readonly count: number;
  readonly schema: number;
  readonly digest: string;
  readonly events: ReadonlyArray<WholeFrame>;
}

export const isWhole = (read: WholeBatch | SegmentTrouble): read is WholeBatch => "events" in read;

/** The batch in bytes, or the first thing that is wrong with them. */
export function unpackBatch(
  bytes: Uint8Array,
  { crc }: Pick<Machine, "crc">,
): WholeBatch | SegmentTrouble {
  const read = segmentAt(sourceOf(bytes), 0, crc);
  if (!isSegment(read)) return read;
  if (read.end !== bytes.length) return { at: read.end, why: "bytes after the end of the batch" };
  if (read.kind !== frameKinds.batch) return { at: 0, why: "this is no batch" };
  const { batch: id, count, schema, ...others } = read.says;
  const { digest } = read.ends;
  const strange = Object.keys(others)[0];
  if (strange !== undefined) {
    const found = `a batch with the unknown key ${strange}`;
    return { at: 0, found, expected: "batch, count, schema" };
  }
  const held = read.events.reduce((sum, { head }) => sum + head.count, 0);
  const isRight =
    typeof id === "string" && typeof digest === "string" && Number.isSafeInteger(schema);
  if (!isRight || held !== count || read.first !== 0) {
    return { at: 0, why: `a batch of ${String(count)} events that holds ${held}` };
  }
  return { id, count, schema: schema as number, digest, events: read.events };
}

/** The digest of what a batch holds, which its end must say. */
export function digestOfWhole({ events }: WholeBatch, { expand }: Pick<Machine, "expand">): string {
  const content = new BatchDigest();
  for (const frame of events) {
    const { columns, recorded } = eventsOf(frame, expand);
    content.add(columns, recorded);
  }
  return content.hex();
}
