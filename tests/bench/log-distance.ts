/**
 * What it costs to compare logs of ten million events: reading one for its profile, halving it for
 * the baseline, and setting another beside it. The log is a simulated one whose citizens are copied
 * as often as it takes, event by event, so that it stays in the order of time.
 */
import { Activities } from "../../src/history/log-distance/activity.ts";
import { FirstLog, splits } from "../../src/history/log-distance/compare-logs.ts";
import { lensOf } from "../../src/history/log-distance/lens.ts";
import { type Profile, profileOf } from "../../src/history/log-distance/profile.ts";
import { codeBits, type Columns } from "../../src/kernel/columns.ts";
import { Log } from "../../src/kernel/log.ts";
import { replicate } from "../../src/model/simulate.ts";
import { centreOf } from "./centre.ts";
import { fact, type Measurement } from "./row.ts";
import { digits, timed } from "./timing.ts";

const events = 10_000_000;
const numbersApart = 100_000;

function copied(from: Columns): Log {
  const copies = Math.ceil(events / from.length);
  const log = new Log(copies * from.length);
  for (let i = 0; i < from.length; i += 1) {
    const { tag, minute, subject, a, b, x, y } = from;
    for (let copy = 0; copy < copies; copy += 1) {
      const citizen = subject[i] + copy * numbersApart;
      log.append(tag[i] & codeBits, minute[i], citizen, a[i], b[i], x[i], y[i]);
    }
  }
  return log;
}

export const logDistance: Measurement = {
  name: "log-distance",
  run: async () => {
    const { plan } = centreOf(5000);
    const simulation = replicate(plan, "bench", 0, [], true);
    simulation.run(simulation.agenda.to);
    const log = copied(simulation.log);
    const lens = lensOf("spell", "day", new Activities(), 3, "1");
    let profile: Profile = profileOf(log, lens);
    const read = timed(3, 0, () => {
      profile = profileOf(log, lens);
    });
    let first = new FirstLog(profile, lens);
    const halved = timed(1, 0, () => {
      first = new FirstLog(profile, lens);
    });
    const compared = timed(3, 0, () => first.to(profile));
    const seconds = ({ median }: { readonly median: number }) => median / 1e9;
    const millions = log.length / 1e6 / seconds(read);
    return [
      fact(
        `log distance: ${digits(log.length)} events read for comparison`,
        `${digits(seconds(read))} s, ${digits(millions)} million a second`,
        { seconds: seconds(read), millionsPerSecond: millions },
      ),
      fact(
        `log distance: ${splits} ways to halve it, and one log beside it`,
        `${digits(seconds(halved))} and ${digits(seconds(compared))} s`,
        { halves: seconds(halved), compared: seconds(compared) },
      ),
    ];
  },
};
