/**
 * OCEL 2.0 in JSON as its specification has it, and as PM4Py reads it: types are declared, ids are
 * unique, references lead somewhere, values are of the types declared, times are instants, events
 * and objects all have to do with each other, and no event names an object twice.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { BenefitGranted, BenefitStopped } from "../../../src/domain/events/benefit.ts";
import { InterviewHeld, InterviewScheduled } from "../../../src/domain/events/contact.ts";
import { minuteOfIso } from "../../../src/domain/moment.ts";
import { validLogs } from "../../../src/testing/plans.ts";
import { chosen, type Ocel, ocelOf, rowsOf } from "./exported.ts";

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2}:\d{2}$/u;
const isOf: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  integer: (value) => Number.isInteger(value),
  float: (value) => typeof value === "number" && Number.isFinite(value),
  boolean: (value) => typeof value === "boolean",
  time: (value) => typeof value === "string" && instant.test(value),
};

function faultsIn({ eventTypes, events, objectTypes, objects }: Ocel): ReadonlyArray<string> {
  const faults = new Set<string>();
  const claim = (holds: boolean, what: string) => void (holds || faults.add(what));
  const typesOf = (types: Ocel["eventTypes"]) =>
    new Map(
      types.map(({ attributes, name }) => [
        name,
        new Map(attributes.map((attribute) => [attribute.name, attribute.type])),
      ]),
    );
  const [ofEvents, ofObjects] = [typesOf(eventTypes), typesOf(objectTypes)];
  const ids = new Set(objects.map(({ id }) => id));
  claim(ids.size === objects.length, "ids of objects are unique");
  claim(new Set(events.map(({ id }) => id)).size === events.length, "ids of events are unique");
  const referred = new Set<string>();
  const check = (one: Ocel["objects"][number], types: typeof ofEvents) => {
    const declared = types.get(one.type);
    claim(declared !== undefined, `type ${one.type}`);
    for (const { name, value } of one.attributes) {
      const type = declared?.get(name);
      claim(type !== undefined, `${one.type}.${name} is declared`);
      claim(type !== undefined && isOf[type]?.(value) === true, `${one.type}.${name} is ${type}`);
    }
    for (const { objectId, qualifier } of one.relationships) {
      claim(ids.has(objectId), `${one.type} refers to an object`);
      claim(qualifier !== "", "a relation says what it is");
    }
  };
  for (const event of events) {
    check(event, ofEvents);
    claim(instant.test(event.time), "time of an event");
    const to = event.relationships.map(({ objectId }) => objectId);
    claim(to.length > 0, "an event refers to an object");
    claim(new Set(to).size === to.length, "an event names an object once");
    for (const id of to) referred.add(id);
    const names = event.attributes.map(({ name }) => name);
    claim(new Set(names).size === names.length, "attributes of an event have one value");
  }
  for (const object of objects) {
    check(object, ofObjects);
    claim(referred.has(object.id), "an object has an event");
    for (const { time = "" } of object.attributes) claim(instant.test(time), "time of a change");
    const changes = object.attributes.map(({ name, time }) => `${name} ${time}`);
    claim(new Set(changes).size === changes.length, `${object.type} changes once at a time`);
  }
  return [...faults];
}

test("is what the specification asks for, of any log", () => {
  fc.assert(
    fc.property(validLogs(), ({ log }) => {
      const { json, made } = ocelOf(log);
      expect(json.events).toHaveLength(log.length);
      expect(json.objects).toHaveLength(made.objects);
      expect(faultsIn(json)).toEqual([]);
      const some = ocelOf(log, chosen(["InterviewHeld", "ObligationBreached"]));
      expect(faultsIn(some.json)).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

test("a fault is found where there is one", () => {
  const { json } = ocelOf(rowsOf([BenefitGranted.code, 10, 0, 1, 0, 10]));
  expect(faultsIn(json)).toEqual([]);
  const [event] = json.events;
  const broken: ReadonlyArray<Partial<Ocel>> = [
    { objects: json.objects.slice(1) },
    { events: [{ ...event, time: "2010-01-01" }] },
    { events: [{ ...event, attributes: [{ name: "benefit", value: 3 }] }] },
    { events: [{ ...event, relationships: [] }] },
    { events: [event, event] },
    { eventTypes: [] },
  ];
  for (const change of broken) expect(faultsIn({ ...json, ...change })).not.toEqual([]);
});

test("objects change over time, and an interview belongs to its citizen, spell and team", () => {
  const at = (iso: string) => minuteOfIso(iso);
  const planned = at("2010-02-01T09:00");
  const log = rowsOf(
    [BenefitGranted.code, at("2010-01-01"), 7, 1, 0, at("2010-01-01")],
    [InterviewScheduled.code, at("2010-01-10"), 7, 3, 45, planned],
    [InterviewHeld.code, at("2010-02-01T09:40"), 7, 3, 40],
    [BenefitStopped.code, at("2010-03-01"), 7, 0],
  );
  const { json } = ocelOf(log);
  const interview = json.objects.find(({ type }) => type === "interview")!;
  expect(interview.attributes.map(({ name, time, value }) => [name, time, value])).toEqual([
    ["planned", "2010-01-10T00:00:00.000+01:00", "2010-02-01T09:00:00.000+01:00"],
    ["minutes", "2010-01-10T00:00:00.000+01:00", 45],
    ["minutes", "2010-02-01T09:40:00.000+01:00", 40],
    ["outcome", "2010-02-01T09:40:00.000+01:00", "held"],
  ]);
  expect(interview.relationships).toEqual([
    { objectId: "citizen:7", qualifier: "of" },
    { objectId: "team:3", qualifier: "held by" },
  ]);
  expect(json.events[2].relationships).toEqual([
    { objectId: "citizen:7", qualifier: "about" },
    { objectId: "interview:7-1", qualifier: "ends" },
    { objectId: "spell:7-1", qualifier: "during" },
    { objectId: "team:3", qualifier: "team" },
  ]);
  expect(json.events[3].relationships.map(({ objectId }) => objectId)).toEqual([
    "citizen:7",
    "spell:7-1",
  ]);
});
