/**
 * The centre on a day, recounted as plainly as can be: for each citizen, the last event that says
 * anything of the matter, up to the end of the day.
 */
import { benefits } from "../../src/domain/benefit.ts";
import { minuteOfIso } from "../../src/domain/moment.ts";
import { obligations } from "../../src/domain/obligation.ts";
import { placementKinds } from "../../src/domain/offer.ts";
import type { Told } from "../measures/histories.ts";

/** The last of a citizen's events that is one of these, if that is one of those that hold. */
type Last = (...names: ReadonlyArray<string>) => Told | undefined;

export function slowCensus(events: ReadonlyArray<Told>, now: number) {
  const before = events.filter(({ at }) => minuteOfIso(at) <= now);
  const citizens = [...new Set(before.map(({ subject }) => subject))];
  const lastOf = citizens.map((citizen): Last => {
    const own = before.filter(({ subject }) => subject === citizen);
    return (...names) => own.findLast(({ _tag }) => names.includes(_tag));
  });
  const count = (test: (last: Last) => boolean) => lastOf.filter(test).length;
  const granted = ["BenefitGranted", "BenefitResumed"];
  const spellOf = (last: Last) => {
    const said = last(...granted, "BenefitStopped");
    return said !== undefined && granted.includes(said._tag) ? said : undefined;
  };
  const dues = (kind: string) => citizens.flatMap((citizen) => dueOf(before, citizen, kind));
  const placementOf = (last: Last) => last("PlacementBooked", "PlacementStarted", "PlacementEnded");
  return {
    citizens: citizens.length,
    gone: count((last) => last("CitizenMoved", "CitizenRetired") !== undefined),
    onBenefit: benefits.flatMap((benefit, index) => {
      const among = lastOf.filter((last) => spellOf(last)?.["benefit"] === benefit);
      if (among.length === 0) return [];
      const groups = among.map((last) => last("MatchAssessed")?.["group"] ?? 0);
      const byGroup = [0, 1, 2, 3, 4, 5].map(
        (group) => [group, groups.filter((one) => one === group).length] as const,
      );
      const days = among.map((last) => {
        const from = minuteOfIso(spellOf(last)!["from"] as string);
        return Math.floor((now - from) / 1440);
      });
      return [
        {
          benefit: index,
          byGroup: byGroup.filter(([, number]) => number > 0),
          days: days.sort((one, other) => one - other),
        },
      ];
    }),
    openCases: count((last) => {
      const said = last("CaseOpened", "CaseTransferred", "CaseClosed")?._tag;
      return said !== undefined && said !== "CaseClosed";
    }),
    deadlines: obligations.map((kind) => ({
      open: dues(kind).length,
      overdue: dues(kind).filter((due) => due < now).length,
    })),
    courses: count(
      (last) =>
        last("OfferStarted", "OfferCompleted", "OfferDroppedOut", "OfferInterrupted")?._tag ===
        "OfferStarted",
    ),
    placements: placementKinds.map((kind) => {
      const stage = (name: string) =>
        count((last) => placementOf(last)?._tag === name && placementOf(last)?.["kind"] === kind);
      return { agreed: stage("PlacementBooked"), underWay: stage("PlacementStarted") };
    }),
    jobs: ["ordinary", "subsidised"].map((kind) =>
      count((last) => {
        const said = last("JobStarted", "JobEnded", "CitizenMoved", "CitizenRetired");
        return said?._tag === "JobStarted" && said["kind"] === kind;
      }),
    ),
    education: count(
      (last) =>
        last("EducationStarted", "EducationEnded", "CitizenMoved", "CitizenRetired")?._tag ===
        "EducationStarted",
    ),
  };
}

/** The deadline of a citizen's open obligation of a kind, if there is one. */
function dueOf(events: ReadonlyArray<Told>, citizen: number, kind: string): ReadonlyArray<number> {
  const said = events.findLast(
    (event) =>
      event.subject === citizen &&
      event._tag.startsWith("Obligation") &&
      event._tag !== "ObligationBreached" &&
      event["kind"] === kind,
  );
  return said?._tag === "ObligationCreated" ? [minuteOfIso(said["due"] as string)] : [];
}
