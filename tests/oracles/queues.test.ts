/** The closed forms against published values and against each other. */
import { describe, expect, it } from "vitest";
import { erlangC, waitMDc, waitMG1, waitMMc, waitsByPriority } from "./queues.ts";

describe("closed forms of queues", () => {
  it("Erlang C as tabulated", () => {
    expect(erlangC(1, 0.7)).toBeCloseTo(0.7, 12);
    expect(erlangC(2, 0.5)).toBeCloseTo(1 / 3, 12);
    expect(erlangC(5, 0.8)).toBeCloseTo(0.5541, 4);
    expect(erlangC(10, 0.8)).toBeCloseTo(0.4092, 4);
  });

  it("M/M/1 is M/G/1 with coefficient of variation 1", () => {
    for (const load of [0.1, 0.5, 0.95]) {
      expect(waitMMc(1, load, 7)).toBeCloseTo(waitMG1(load, 7, 1), 9);
    }
  });

  it("M/D/1 is M/G/1 with coefficient of variation 0", () => {
    for (const load of [0.1, 0.5, 0.8, 0.95]) {
      expect(waitMDc(1, load, 1) / waitMG1(load, 1, 0)).toBeCloseTo(1, 6);
    }
  });

  it("M/D/c lies where the approximation of Cosmetatos puts it, within 2 %", () => {
    for (const servers of [2, 5, 10]) {
      for (const load of [0.5, 0.8, 0.95]) {
        const more = ((1 - load) * (servers - 1) * (Math.sqrt(4 + 5 * servers) - 2)) / 16;
        const about = (0.5 + more / (2 * load * servers)) * waitMMc(servers, load, 1);
        expect(Math.abs(waitMDc(servers, load, 1) / about - 1)).toBeLessThan(0.02);
      }
    }
  });

  it("priorities move waiting and do not make it (Kleinrock's conservation law)", () => {
    const streams = [
      { rate: 0.2, service: 1, cv: 1 },
      { rate: 0.1, service: 4, cv: 0.5 },
    ];
    const [first, second] = waitsByPriority(streams);
    const residual = 0.2 + (0.1 * 16 * 1.25) / 2;
    expect(first).toBeLessThan(second);
    expect(0.2 * first + 0.4 * second).toBeCloseTo((0.6 * residual) / 0.4, 12);
    expect(waitsByPriority([{ rate: 0.5, service: 1, cv: 1 }])[0]).toBeCloseTo(1, 12);
  });
});
