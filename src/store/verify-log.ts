/**
 * Looks at every byte of a log in segments: frames and chain as every reader does, and besides
 * that each batch's digest and, of a sealed log, each file's SHA-256.
 */
import { BatchDigest } from "./batch.ts";
import type { Damage, Head, Verification } from "./contract.ts";
import { unsupported } from "./failures.ts";
import { readWhole, Room } from "./files.ts";
import { headerName } from "./seal.ts";
import { eventsOf } from "./segment.ts";
import type { SegmentLog } from "./segment-log.ts";
import { type Place, start, type StoredBatch, walk } from "./walk.ts";

export function verifyLog(log: SegmentLog): Verification {
  const base = log.opened().parent?.position ?? 0;
  const { folder, machine, name } = log;
  let batches = 0;
  let at: Place = start;
  let isSealed = false;
  const headAt = ({ position, chain }: Place): Head => ({
    position,
    chain,
    base,
    sealed: isSealed,
  });
  const corrupt = (damage: Damage): Verification => ({
    _tag: "Corrupt",
    log: name,
    head: headAt(at),
    ...damage,
    ...(log.isHalfRewritten() ? { why: "a rewriting of it was cut off: ask for it again" } : {}),
  });
  return log.guard(() => {
    const walking = walk(machine, folder, start, new Room());
    let step = walking.next();
    for (; !step.done; step = walking.next()) {
      const { value } = step;
      if (value._tag === "Batch") {
        const why = faultOf(value, log);
        if (why !== undefined) return corrupt({ place: value.place, at: 0, why });
        batches += 1;
      } else if (value._tag === "Seal") {
        isSealed = true;
        const damage = brokenSeal(log, value.seal);
        if (damage !== undefined) return corrupt(damage);
      }
      at = value.after;
    }
    const ending = step.value;
    if (ending._tag === "Unsupported") {
      throw unsupported(name, ending.place, ending.found, ending.expected);
    }
    if (ending._tag === "Corrupt") return corrupt(ending.damage);
    const head = headAt(at);
    if (ending.torn !== undefined) return { _tag: "TornTail", log: name, head, ...ending.torn };
    return { _tag: "Intact", log: name, head, batches };
  });
}

function faultOf({ events, digest }: StoredBatch, { machine }: SegmentLog): string | undefined {
  const content = new BatchDigest();
  const unpacked = new Room();
  for (const frame of events) {
    const { columns, recorded } = eventsOf(frame, machine.expand, unpacked);
    content.add(columns, recorded);
  }
  const found = content.hex();
  return found === digest ? undefined : `the batch's digest is ${found}, its end says ${digest}`;
}

function brokenSeal(log: SegmentLog, seal: NonNullable<SegmentLog["seal"]>): Damage | undefined {
  const { files, sha256 } = log.machine;
  const sealed = [...seal.files, { name: headerName(log), sha256: seal.header }];
  for (const { name, sha256: hash } of sealed) {
    const bytes = readWhole(files, `${log.folder}/${name}`);
    if (bytes === undefined) return { place: name, at: 0, why: "a sealed file is missing" };
    if (sha256(bytes) !== hash) return { place: name, at: 0, why: "not the file that was sealed" };
  }
  return undefined;
}
