/** Arms packed for threads: the same when unpacked, and their numbers in memory that is shared. */
import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import { expect, test } from "vitest";
import { type Parcel, pack, unpack } from "../../src/runtime/parcel.ts";
import { smallPlan } from "../../src/testing/plan.ts";

const arm = { name: "small", plan: smallPlan(), goals: [] };

/** A parcel as another thread gets it. */
function sent(parcel: Parcel): Parcel {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(parcel);
  const received = receiveMessageOnPort(port2) as { readonly message: Parcel };
  port1.close();
  return received.message;
}

test("an arm is unpacked as it was packed", () => {
  expect(unpack(pack("key", arm))).toEqual(arm);
  expect(unpack(sent(pack("key", arm)))).toEqual(arm);
});

test("its typed arrays are not copied on the way", () => {
  const parcel = pack("key", arm);
  const there = unpack(sent(parcel)).plan.parameters.values;
  const here = unpack(parcel).plan.parameters.values;
  expect(here.buffer).toBeInstanceOf(SharedArrayBuffer);
  there[3] = 41;
  expect(here[3]).toBe(41);
  // The plan that was packed is nobody's but its owner's.
  expect(arm.plan.parameters.values[3]).not.toBe(41);
});
