/** Scenarios that extend others: what is taken over, what is not, and where problems are shown. */
import { describe, expect, test } from "vitest";
import { isoOfDay, dayOfIso } from "../../src/domain/moment.ts";
import { closedDays } from "../../src/scenario/closed-days.ts";
import { assumptions, differences, unchangedSettings } from "../../src/scenario/differences.ts";
import { joined } from "../../src/scenario/read-files.ts";
import { extending, loaded, problemsWith, readDisk } from "./files.ts";

describe("extending", () => {
  test("a statement is replaced whole, with its source", () => {
    const { scenario } = extending(
      'parameters: { hazard: { noShow: { value: 0.2, source: "JKN:176" } } }\n',
    );
    expect(scenario.parameters.get("hazard.noShow")).toEqual({
      value: 0.2,
      from: { kind: "source", source: "JKN:176", mark: "S" },
    });
  });

  test("one number of a table is replaced, the others keep their source", () => {
    const { scenario, base } = extending(
      "parameters: { time: { task: { values: { interview: 60 }, source: P45 } } }\n",
    );
    expect(scenario.parameters.get("time.task.interview")).toEqual({
      value: 60,
      from: { kind: "source", source: "P45", mark: "P" },
    });
    const summons = "time.task.summons";
    expect(scenario.parameters.get(summons)).toEqual(base?.parameters.get(summons));
  });

  test("an assumption replaces a source, and factors of a range become values", () => {
    const { scenario, base } = extending(`parameters:
  monthly:
    exit: { values: { from12: 0.04 }, assumption: Higher., rangeFactor: [0.5, 2] }
`);
    expect(base?.parameters.get("monthly.exit.from12")?.from.kind).toBe("source");
    expect(scenario.parameters.get("monthly.exit.from12")).toEqual({
      value: 0.04,
      from: { kind: "assumption", reason: "Higher.", range: [0.02, 0.08] },
    });
  });

  test("lists are merged by id, measures and targets replaced whole", () => {
    const { scenario, base } = extending(`goals:
  - id: on-time
    source: P45
    measure: { type: stock }
    target: { atMost: 300 }
`);
    expect(scenario.goals.length).toBe(base?.goals.length);
    expect(scenario.goals[0].measure).toEqual({ type: "stock" });
    expect(scenario.goals[0].target).toEqual({ atMost: 300 });
    expect(scenario.goals[0].name).toEqual(base?.goals[0].name);
  });

  test("the question is not taken over", () => {
    const { scenario, base } = extending("");
    expect(base?.question).toBeDefined();
    expect(scenario.question).toBeUndefined();
  });

  test("over two steps the nearest says the last word", () => {
    const texts: Record<string, string> = {
      "scenarios/two.yaml": `id: two
title: { en: Two, da: To }
extends: ./one.yaml
parameters: { hazard: { noShow: { value: 0.3, source: P45 } } }
`,
      "scenarios/one.yaml": `id: one
title: { en: One, da: Et }
extends: ./tutorial.yaml
parameters:
  hazard: { noShow: { value: 0.2, source: P45 }, jobLoss: { value: 2, source: P48 } }
`,
    };
    const { scenario, base } = loaded(
      "scenarios/two.yaml",
      (path) => texts[path] ?? readDisk(path),
    );
    expect(scenario.parameters.get("hazard.noShow")?.value).toBe(0.3);
    expect(scenario.parameters.get("hazard.jobLoss")?.value).toBe(2);
    expect(base?.id).toBe("one");
    expect(differences(base!, scenario)).toEqual([
      { path: "parameters.hazard.noShow", old: 0.2, new: 0.3 },
    ]);
  });

  test("paths are as seen from the file that names them", () => {
    expect(joined("scenarios/a.yaml", "./b.yaml")).toBe("scenarios/b.yaml");
    expect(joined("x/y/a.yaml", "../../b.yaml")).toBe("b.yaml");
    expect(joined("a.yaml", "../b.yaml")).toBe("../b.yaml");
    expect(joined("a.yaml", "/etc/b.yaml")).toBe("/etc/b.yaml");
  });
});

describe("differences", () => {
  test("name the settings that differ, with both values", () => {
    const { scenario, base } = extending(`period: { to: 2011-12-31 }
initiatives:
  - id: sixth
    title: { en: A sixth, da: En sjette }
    levers:
      - lever: capacity.staff.caseworkers
        op: add
        value: 1
        from: 2010-03-01
        ramp: linear
        rampDays: 90
        target: {}
        source: P21
`);
    const now = "capacity.staff.caseworkers add 1 from 2010-03-01 over 90 days (linear)";
    expect(differences(base!, scenario)).toEqual([
      { path: "period.to", old: "2010-12-31", new: "2011-12-31" },
      { path: "initiatives.sixth", old: undefined, new: now },
    ]);
    expect(unchangedSettings(base!, scenario)).toBeGreaterThan(200);
  });

  test("assumptions come with their reasons and ranges", () => {
    const { scenario } = extending("");
    const noShow = assumptions(scenario).find(({ path }) => path === "parameters.hazard.noShow");
    expect(noShow).toEqual({
      path: "parameters.hazard.noShow",
      value: 0.15,
      reason: "No rate is stated.",
      range: [0.05, 0.3],
    });
  });
});

describe("checks", () => {
  test("say nothing of what is right", () => {
    expect(problemsWith("")).toEqual([]);
  });

  test("find many problems of a file at once, in its order", () => {
    const problems = problemsWith(`parameters:
  hazard:
    noShwo: { value: 0.2, source: P45 }
    jobLoss: { value: "1,5", source: P45 }
    exitToJob: { value: 2 }
goals:
  - id: late
    name: { en: Late, da: Sent }
    source: P45
    measure: { type: stock }
    window: 2008
    target: { atMost: 1 }
`);
    expect(problems.map(({ line, path }) => [line, path])).toEqual([
      [6, "parameters.hazard.noShwo"],
      [7, "parameters.hazard.jobLoss.value"],
      [8, "parameters.hazard.exitToJob"],
      [13, "goals.late.measure"],
    ]);
  });
});

describe("closed days", () => {
  const closedOf = (closedOn: ReadonlyArray<string>, from: string, to: string) => {
    const [first, last] = [dayOfIso(from), dayOfIso(to)];
    const bits = closedDays(closedOn, first, last);
    return Array.from({ length: last - first + 1 }, (_, i) => i)
      .filter((i) => (bits[i >> 3] >> (i & 7)) & 1)
      .map((i) => isoOfDay(first + i));
  };

  test("are public holidays, days of every year and dates", () => {
    expect(closedOf(["publicHolidays", "24-12"], "2009-12-20", "2010-01-10")).toEqual([
      "2009-12-24",
      "2009-12-25",
      "2009-12-26",
      "2010-01-01",
    ]);
    expect(closedOf(["2010-01-05", "05-06"], "2009-06-01", "2010-06-30")).toEqual([
      "2009-06-05",
      "2010-01-05",
      "2010-06-05",
    ]);
  });
});
