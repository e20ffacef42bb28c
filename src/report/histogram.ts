/**
 * A histogram in one line of text: twelve blocks from the lowest value of the replications to the
 * highest, with a stroke where the target is. A target that no replication comes near stands
 * beyond an ellipsis, on the side where it is.
 */
import type { GoalResult } from "./forecast-result.ts";

const blocks = "▁▂▃▄▅▆▇█";
const stroke = "│";

/** The line, without blanks around it; empty when there is nothing to draw. */
export function histogramText({ histogram, target }: GoalResult): string {
  if (histogram === null) return "";
  const { from, to, counts } = histogram;
  const highest = Math.max(...counts);
  const drawn = counts.map((count) => {
    if (count === 0) return " ";
    return blocks[Math.max(0, Math.ceil((count / highest) * blocks.length) - 1)] ?? " ";
  });
  const bounds = typeof target === "number" ? [target] : [...(target ?? [])];
  const places = bounds.map((bound) => ((bound - from) / (to - from)) * counts.length);
  // From the right, so that a stroke does not move the places still to be struck.
  for (const place of places.toSorted((one, other) => other - one)) {
    if (place < 0) drawn.unshift(stroke, "…");
    else if (place > counts.length) drawn.push("…", stroke);
    else drawn.splice(Math.round(place), 0, stroke);
  }
  return drawn.join("");
}
