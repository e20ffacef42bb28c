/**
 * XES as the standard has it (IEEE 1849, its XML Schema in words) and as PM4Py reads it: one log;
 * extensions, globals, classifiers, attributes and traces in this order; keys unique and values of
 * their type; globals in every trace and event; every event in a trace, none within another.
 */
import * as fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { BenefitGranted, BenefitStopped } from "../../../src/domain/events/benefit.ts";
import { InterviewHeld } from "../../../src/domain/events/contact.ts";
import { CitizenRegistered } from "../../../src/domain/events/population.ts";
import { lensOf } from "../../../src/history/log-distance/lens.ts";
import { Activities } from "../../../src/history/log-distance/activity.ts";
import { profileOf } from "../../../src/history/log-distance/profile.ts";
import { validLogs } from "../../../src/testing/plans.ts";
import { chosen, rowsOf, xesOf } from "./exported.ts";

interface Element {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly within: ReadonlyArray<Element>;
}

function treeOf(text: string): Element {
  const root: Element = { name: "", attributes: {}, within: [] };
  const path = [root];
  const parser = new SaxesParser();
  parser.on("opentag", ({ attributes, name }) => {
    const element: Element = { name, attributes: { ...attributes }, within: [] };
    (path.at(-1)!.within as Array<Element>).push(element);
    path.push(element);
  });
  parser.on("closetag", () => void path.pop());
  parser.on("error", (fault) => {
    throw fault;
  });
  parser.write(text).close();
  return root;
}

const values: Readonly<Record<string, RegExp>> = {
  string: /^[^]*$/u,
  date: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2}:\d{2}$/u,
  int: /^-?\d+$/u,
  float: /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u,
  boolean: /^(?:true|false)$/u,
};
const isAttribute = ({ name }: Element) => name in values;
const xmlName = /^[A-Za-z_:][\w.:-]*$/u;
const ncName = /^[A-Za-z_][\w.-]*$/u;

/** What is wrong with a log of XES. */
function faultsIn(root: Element): ReadonlyArray<string> {
  const faults: Array<string> = [];
  const claim = (holds: boolean, what: string) => void (holds || faults.push(what));
  claim(root.within.length === 1 && root.within[0].name === "log", "one log");
  const [log] = root.within;
  claim(/^\d+(?:\.\d+)?$/u.test(log.attributes["xes.version"]), "version is a decimal");
  const turns = log.within.map((element) =>
    isAttribute(element)
      ? 3
      : ({ extension: 0, global: 1, classifier: 2, trace: 4 }[element.name] ?? -1),
  );
  claim(
    turns.every((turn, i) => turn >= 0 && (i === 0 || turn >= turns[i - 1])),
    "order",
  );
  const prefixes = new Set<string>();
  const globals: Record<string, ReadonlyArray<Element>> = {};
  for (const { attributes, name, within } of log.within) {
    if (name === "extension") {
      claim(
        ["name", "prefix", "uri"].every((key) => key in attributes),
        "extension",
      );
      claim(ncName.test(attributes["prefix"]), "prefix");
      prefixes.add(attributes["prefix"]);
    } else if (name === "global") globals[attributes["scope"]] = within;
    else if (name === "classifier") {
      claim(ncName.test(attributes["name"]) && attributes["keys"] !== "", "classifier");
      const known = new Set(globals[attributes["scope"]].map((one) => one.attributes["key"]));
      for (const key of attributes["keys"].split(" ")) claim(known.has(key), `global ${key}`);
    }
  }
  const check = (element: Element, scope: string) => {
    const keys = element.within.filter(isAttribute).map(({ attributes }) => attributes["key"]);
    claim(new Set(keys).size === keys.length, `keys of a ${scope} are unique`);
    for (const global of globals[scope] ?? []) {
      claim(keys.includes(global.attributes["key"]), `${scope} has ${global.attributes["key"]}`);
    }
    for (const one of element.within.filter(isAttribute)) {
      const { key, value } = one.attributes;
      claim(xmlName.test(key), `key ${key}`);
      claim(!key.includes(":") || prefixes.has(key.split(":")[0]), `prefix of ${key}`);
      claim(values[one.name].test(value) && one.within.length === 0, `${one.name} ${value}`);
    }
  };
  check(log, "log");
  for (const trace of log.within.filter(({ name }) => name === "trace")) {
    check(trace, "trace");
    const inner = trace.within.map((element) => (isAttribute(element) ? 0 : 1));
    claim(
      inner.every((turn, i) => i === 0 || turn >= inner[i - 1]),
      "attributes come first",
    );
    for (const event of trace.within.filter((element) => !isAttribute(element))) {
      claim(event.name === "event" && event.within.every(isAttribute), "events hold attributes");
      check(event, "event");
    }
  }
  return faults;
}

const tracesOf = (text: string) => treeOf(text).within[0].within.filter((e) => e.name === "trace");
const eventsOf = ({ within }: Element) => within.filter(({ name }) => name === "event");
const valueOf = ({ within }: Element, key: string) =>
  within.find(({ attributes }) => attributes["key"] === key)?.attributes["value"];

test("is what the standard asks for, of any log and both notions of a case", () => {
  fc.assert(
    fc.property(validLogs(), fc.constantFrom("spell", "citizen"), ({ log }, by) => {
      const { text, made } = xesOf(log, by as "spell" | "citizen");
      expect(faultsIn(treeOf(text))).toEqual([]);
      const traces = tracesOf(text);
      expect(traces).toHaveLength(made.traces);
      expect(traces.flatMap(eventsOf)).toHaveLength(made.events);
      expect(made.events + made.leftOut).toBe(log.length);
      const times = traces.map((trace) => eventsOf(trace).map((e) => valueOf(e, "time:timestamp")));
      for (const inTrace of times) {
        const instants = inTrace.map((time) => Date.parse(time!));
        expect(instants.every((time, i) => i === 0 || time >= instants[i - 1])).toBe(true);
      }
    }),
    { numRuns: 8 },
  );
});

test("has the cases by which logs are compared", () => {
  fc.assert(
    fc.property(validLogs(), ({ log }) => {
      for (const by of ["spell", "citizen"] as const) {
        const { made } = xesOf(log, by);
        const profile = profileOf(log, lensOf(by, "day", new Activities(), 3, "1"));
        const cases = { traces: profile.cases.length, events: profile.eventsInCases };
        expect({ traces: made.traces, events: made.events }).toEqual(cases);
      }
    }),
    { numRuns: 8 },
  );
});

test("a fault is found where there is one", () => {
  const { text } = xesOf(rowsOf([BenefitGranted.code, 10, 0]));
  const broken: ReadonlyArray<readonly [string, string]> = [
    ['value="2000-01-01T00:10:00.000+01:00"', 'value="yesterday"'],
    ['<string key="lifecycle:transition" value="complete"/><date', "<date"],
    ['key="benefit"', 'key="other:benefit"'],
    ["</trace>", '</trace><string key="late" value=""/>'],
  ];
  expect(faultsIn(treeOf(text))).toEqual([]);
  for (const [from, to] of broken) {
    expect(text).toContain(from);
    expect(faultsIn(treeOf(text.replace(from, to)))).not.toEqual([]);
  }
});

test("a case tells what is known of its citizen, and what is chosen alone is written", () => {
  const log = rowsOf(
    [CitizenRegistered.code, 0, 0, 1, 0b1001, -3653],
    [InterviewHeld.code, 1, 0, 0, 30],
    [BenefitGranted.code, 2, 0, 1, 0, 2],
    [InterviewHeld.code, 3, 0, 2, 45],
    [BenefitStopped.code, 4, 0, 1],
    [BenefitGranted.code, 5, 0, 2, 0, 5],
    [InterviewHeld.code, 6, 0, 1, 50],
  );
  const { text, made } = xesOf(log, "spell", chosen(["InterviewHeld"]));
  const traces = tracesOf(text);
  expect(traces.map((trace) => valueOf(trace, "concept:name"))).toEqual(["0-1", "0-2"]);
  expect(traces.map((trace) => valueOf(trace, "origin"))).toEqual(["western", "western"]);
  expect(valueOf(traces[0], "born")).toMatch(/^1989-12-31T/u);
  expect(valueOf(traces[0], "qualifyingEducation")).toBe("true");
  expect(traces.map((trace) => eventsOf(trace).map((e) => valueOf(e, "minutes")))).toEqual([
    ["45"],
    ["50"],
  ]);
  expect(made.leftOut).toBe(1);
});
