/**
 * What a sensitivity analysis says, complete, by one of three methods: which assumptions move
 * which goal, how far, and how surely that is more than chance. The text shows those that matter;
 * here are all. Its schema is published (`caseflow schema sensitivity`).
 */
import * as Schema from "effect/Schema";
import { goalKinds } from "../domain/goal.ts";
import { measureUnits } from "./unit.ts";
import { count, said, ScenarioNamed, share, words } from "./result-parts.ts";

const { Array: List, Finite, Literal, Literals, NullOr, String: Text, Struct } = Schema;

export const sensitivityMethods = ["tornado", "morris", "sobol"] as const;
export type SensitivityMethod = (typeof sensitivityMethods)[number];

/** An estimate with its interval. */
const Estimate = Struct({
  estimate: Finite,
  lo: said(NullOr(Finite), "null where there are too few values for an interval"),
  hi: NullOr(Finite),
});

const effect = said(
  Literals(["told", "notTold", "none"]),
  "told: more than chance; notTold: may be chance; none: the same values in every replication",
);

const Varied = Struct({
  path: Text,
  unit: Text,
  value: said(Finite, "as the scenario has it"),
  low: said(Finite, "end of the range that its assumption gives"),
  high: Finite,
  reason: said(Text, "of the assumption"),
  lever: said(NullOr(Text), "the lever of an initiative that it is the value of"),
  shares: said(NullOr(Text), "the table whose other shares give way, so that all sum to 1"),
}).annotate({ identifier: "VariedAssumption" });

const goal = {
  id: Text,
  title: words,
  kind: Literals(goalKinds),
  unit: said(Literals(measureUnits), "shares are numbers from 0 to 1"),
  comparator: Literals(["atLeast", "atMost", "between", "equals"]),
  target: NullOr(Schema.Union([Finite, Schema.Tuple([Finite, Finite])])),
};

const End = Struct({
  value: said(Finite, "of the assumption"),
  mean: said(NullOr(Finite), "of the goal; null when no replication has a value"),
  difference: said(Estimate, "from the scenario itself, replication by replication"),
  probability: said(NullOr(share), "that the goal is attained; null without a target"),
});

const TornadoGoal = Struct({
  ...goal,
  now: said(NullOr(Finite), "mean in the scenario itself"),
  effects: said(
    List(
      Struct({
        path: Text,
        low: End,
        high: End,
        swing: said(Estimate, "upper end less lower end, paired"),
        width: said(
          Finite,
          "between the lowest and the highest mean of both ends and the scenario",
        ),
        effect,
      }),
    ),
    "those told from chance first, then the widest",
  ),
}).annotate({ identifier: "TornadoGoal" });

const MorrisGoal = Struct({
  ...goal,
  effects: said(
    List(
      Struct({
        path: Text,
        size: said(
          Estimate,
          "μ*: mean size of the goal's change when the number goes over its range",
        ),
        mean: said(Finite, "μ: the same with its sign"),
        spread: said(Finite, "σ: over the starts, beyond chance; how much it depends on others"),
        probability: said(NullOr(share), "of such effects by chance alone; null if not known"),
        effect,
      }),
    ),
    "those told from chance first, then the largest",
  ),
}).annotate({ identifier: "MorrisGoal" });

const Index = said(Estimate, "an interval that holds 0 means that it is not told from 0");

const SobolGoal = Struct({
  ...goal,
  variance: said(
    Estimate,
    "of the goal's expectation over the ranges; when its interval holds 0, chance hides whether " +
      "the goal varies, and the indices say nothing",
  ),
  chance: said(Finite, "variance that chance adds to a point's mean, and that is left out"),
  indices: said(
    List(
      Struct({
        path: Text,
        first: said(Index, "share of the variance that it brings alone"),
        total: said(Index, "share of the variance that it brings alone and with others"),
      }),
    ),
    "by the total, the largest first",
  ),
}).annotate({ identifier: "SobolGoal" });

const head = {
  version: said(Text, "of caseflow"),
  scenario: ScenarioNamed,
  seed: Text,
  replications: count("at each point"),
  points: count("that were run"),
  held: count("of them with a number held at a bound that levers would have broken"),
  level: said(share, "of all intervals"),
  falseShare: said(share, "of the effects told for one goal that may be chance"),
  varied: List(Varied),
  fixed: said(List(Text), "assumptions of a single value, or that no other value is possible for"),
  leftOut: count("assumptions that were not asked for"),
};

export const SensitivityResult = Schema.Union([
  Struct({ method: Literal("tornado"), ...head, goals: List(TornadoGoal) }),
  Struct({
    method: Literal("morris"),
    ...head,
    starts: count("spread over all ranges; each has replications of its own"),
    goals: List(MorrisGoal),
  }),
  Struct({
    method: Literal("sobol"),
    ...head,
    rows: count("of points; each has replications of its own"),
    screened: said(
      NullOr(count("assumptions")),
      "out of which these were chosen by a Morris screening; null when they were named",
    ),
    goals: List(SobolGoal),
  }),
]).annotate({
  identifier: "SensitivityResult",
  title: "Caseflow sensitivity",
  description: "Which assumptions of a scenario move its goals, how far and how surely",
});

export type SensitivityResult = typeof SensitivityResult.Type;
export type TornadoResult = Extract<SensitivityResult, { method: "tornado" }>;
export type MorrisResult = Extract<SensitivityResult, { method: "morris" }>;
export type SobolResult = Extract<SensitivityResult, { method: "sobol" }>;
