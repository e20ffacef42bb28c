/** A thread that keeps results in a store where others keep theirs at the same time. */
import { workerData } from "node:worker_threads";
import { ResultStore } from "../../src/runtime/result-store.ts";

interface Share {
  readonly at: string;
  readonly from: number;
  readonly to: number;
}

const { at, from, to } = workerData as Share;
const shelf = new ResultStore(at).shelf("arm-seed", "key");
for (let replication = from; replication < to; replication += 1) {
  shelf.put({ replication, ms: 1, value: { text: String(replication).repeat(400) } });
}
