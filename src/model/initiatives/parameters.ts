/** Parameters that belong to no other process: what the world around the centre is like. */
import { parameter } from "../parameter.ts";

export const parameters = {
  demand: parameter({
    path: "demand.index",
    doc: "Labour demand; 1 is what the hazards were stated at. `labourDemand` dates changes.",
    unit: "index",
    min: 0.01,
    max: 10,
    neutral: 1,
  }),
};
