/** The line of progress: on a terminal written over, elsewhere seldom; true about speed. */
import { describe, expect, test } from "vitest";
import { type Desk, Progress } from "../../src/cli/progress.ts";
import { Tongue } from "../../src/language/language.ts";

class Paper implements Desk {
  readonly isTerminal: boolean;
  readonly columns = 60;
  text = "";
  time = 0;

  constructor(isTerminal: boolean) {
    this.isTerminal = isTerminal;
  }

  readonly write = (text: string): void => void (this.text += text);
  readonly now = (): number => this.time;
}

const clear = "\r\u001B[K";

describe("on a terminal", () => {
  test("one line is written over, ten times a second at most, and taken away", () => {
    const desk = new Paper(true);
    const progress = new Progress(new Tongue("en"), desk);
    progress.done(0, 100);
    desk.time = 50;
    progress.done(1, 100);
    expect(desk.text).toBe("");
    desk.time = 2000;
    progress.done(20, 100);
    progress.done(21, 100);
    expect(desk.text).toBe(`${clear}20 of 100 replications, 10 a second, 8 s left`);
    desk.time = 4000;
    progress.note("worst: JKN-5 missed");
    progress.done(40, 100);
    const line = "40 of 100 replications, 10 a second, 6 s left, worst: JKN-5 m";
    expect(desk.text.endsWith(clear + line.slice(0, desk.columns - 1))).toBe(true);
    progress.clear();
    expect(desk.text.endsWith(clear)).toBe(true);
  });

  test("what is worth keeping is, once the run takes its time", () => {
    const desk = new Paper(true);
    const progress = new Progress(new Tongue("en"), desk);
    progress.keep("too soon", 2000);
    desk.time = 2500;
    progress.keep("20: all well", 2000);
    expect(desk.text).toBe("20: all well\n");
  });
});

test("elsewhere there is a line each half minute and nothing between", () => {
  const desk = new Paper(false);
  const progress = new Progress(new Tongue("da"), desk);
  for (let second = 1; second <= 65; second += 1) {
    desk.time = second * 1000;
    progress.done(second, 13_000);
    progress.keep("not here", 0);
  }
  const lines = ["30 af 13.000 gentagelser, 1,0 i sekundet, 4 t. tilbage"];
  lines.push("60 af 13.000 gentagelser, 1,0 i sekundet, 4 t. tilbage");
  expect(desk.text.replaceAll(/\d,\d t\./gu, "4 t.")).toBe(`${lines.join("\n")}\n`);
});

test("what was known before says nothing about speed", () => {
  const desk = new Paper(true);
  const progress = new Progress(new Tongue("en"), desk);
  progress.done(900, 1000);
  desk.time = 10_000;
  progress.done(910, 1000);
  expect(desk.text).toBe(`${clear}910 of 1,000 replications, 1.0 a second, 90 s left`);
});
