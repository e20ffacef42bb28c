/**
 * Sweeps and sensitivity analyses made from formulas in place of the model, so that what the model
 * says today does not decide what the report's tests see.
 */
import { axisOf } from "../../src/experiment/axis.ts";
import { importanceOf } from "../../src/experiment/importance.ts";
import type { BlockPoint } from "../../src/experiment/screening.ts";
import { screeningOf } from "../../src/experiment/screening.ts";
import { inputsOf } from "../../src/experiment/sensitivity-inputs.ts";
import { type SweepDesign, sweepPlan } from "../../src/experiment/sweep-design.ts";
import { tornadoPoints } from "../../src/experiment/tornado.ts";
import {
  resultOfImportance,
  resultOfScreening,
  resultOfTornado,
  type SensitivitySubject,
} from "../../src/report/result-of-sensitivity.ts";
import { resultOfSweep } from "../../src/report/result-of-sweep.ts";
import type { SensitivityMethod, SensitivityResult } from "../../src/report/sensitivity-result.ts";
import type { SweepResult } from "../../src/report/sweep-result.ts";
import type { Formula } from "../experiment/made-outcomes.ts";
import { madeOutcomes } from "../experiment/made-outcomes.ts";
import { loaded } from "../scenario/files.ts";

const { scenario } = loaded("scenarios/tutorial.yaml");

/** A share that staff helps and no-shows hurt, a stock that inflow feeds, and a still share. */
const formula: Formula = {
  of: (look) => {
    const staff = look("capacity.staff.caseworkers", 5);
    const noShow = look("hazard.noShow", 0.15);
    const contacts = look("inflow.contacts", 16);
    const onTime = 1 - 1 / staff ** 2 - 0.25 * noShow - 0.005 * (contacts - 16) * noShow;
    return [onTime, 30 + 4 * (contacts - 16), 0.5];
  },
  noise: 0.004,
};
const noisy: Formula = { ...formula, noise: 0.01 };

/** The sweep of these axes. */
export function madeSweep(
  asked: ReadonlyArray<string>,
  design: SweepDesign = "factorial",
  points = 16,
): SweepResult {
  const axes = asked.map((text) => {
    const found = axisOf(scenario, text);
    if (found._tag === "Failure") throw found.failure;
    return found.success;
  });
  const plan = sweepPlan(design, axes, points, "1");
  if ("_tag" in plan) throw new Error(plan.problem);
  const replications = 30;
  const outcomes = plan.points.map((values) => {
    const settings = axes.map(({ variable }, i) => ({ variable, value: values[i] }));
    return madeOutcomes(formula, settings, 0, replications);
  });
  return resultOfSweep(
    {
      file: "scenarios/tutorial.yaml",
      scenario,
      hash: "0123456789abcdef",
      hashes: plan.points.map(() => "0123456789abcdef"),
      plan,
      seed: "1",
      replications,
    },
    [madeOutcomes(formula, [], 0, replications), ...outcomes],
  );
}

/** The analysis of some assumptions of the tutorial. */
export function madeSensitivity(method: SensitivityMethod): SensitivityResult {
  const patterns = ["hazard", "inflow.contacts", "contact", "population.ageGroup", "monthly.exit"];
  const found = inputsOf(scenario, patterns);
  if (found._tag === "Failure") throw found.failure;
  const inputs = found.success;
  const replications = 4;
  const run = (points: ReadonlyArray<BlockPoint>) =>
    points.map(({ settings, block }) =>
      madeOutcomes(noisy, settings, block * replications, (block + 1) * replications),
    );
  const subject: SensitivitySubject = {
    file: "scenarios/tutorial.yaml",
    scenario,
    hash: "0123456789abcdef",
    inputs,
    seed: "1",
    replications,
    held: method === "morris" ? 2 : 0,
    goals: [],
  };
  if (method === "tornado") {
    const points = tornadoPoints(inputs.varied).map((settings) => ({ settings, block: 0 }));
    return resultOfTornado(subject, run(points));
  }
  if (method === "morris") {
    const screening = screeningOf(inputs.varied, 6, "1");
    return resultOfScreening(subject, screening, run(screening.points));
  }
  const names = ["hazard.noShow", "inflow.contacts", "contact.rebookDays"];
  const few = inputs.varied.filter(({ variable }) => names.includes(variable.name));
  const importance = importanceOf(few, 64, "1");
  return resultOfImportance(subject, importance, 64, inputs.varied.length, run(importance.points));
}
