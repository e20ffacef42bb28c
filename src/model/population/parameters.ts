/** Parameters of the population: the opening stock, who comes, and when. */
import { benefits } from "../../domain/benefit.ts";
import { ageGroups, origins, traits } from "../../domain/citizen.ts";
import { bands, levels, months } from "../axes.ts";
import { parameter, share } from "../parameter.ts";

const shares = { unit: "share", sumsToOne: true } as const;

export const parameters = {
  stock: parameter({
    path: "population.stock",
    doc: "Citizens on benefit at the centre when the run begins.",
    unit: "persons",
    whole: true,
    max: 10_000_000,
  }),
  formerRecipients: parameter({
    path: "population.formerRecipients",
    doc: "Citizens in work at the start who left benefit within the last two years.",
    unit: "persons",
    whole: true,
    max: 10_000_000,
  }),
  benefit: share({
    path: "population.benefit",
    doc: "Benefit of stock and inflow.",
    keys: benefits.slice(1, 5),
    ...shares,
  }),
  level: share({
    path: "population.level",
    doc: "Employability of the opening stock (the five match groups).",
    keys: levels,
    ...shares,
  }),
  ageGroup: share({
    path: "population.ageGroup",
    doc: "Age group of stock and inflow; ages are spread evenly within a group.",
    keys: ageGroups,
    ...shares,
  }),
  origin: share({
    path: "population.origin",
    doc: "Origin of stock and inflow.",
    keys: origins,
    ...shares,
  }),
  trait: share({
    path: "population.trait",
    doc: "Share of stock and inflow with the trait, independent of each other.",
    unit: "share",
    keys: traits,
  }),
  elapsed: share({
    path: "population.elapsed",
    doc: "Time on benefit of the opening stock, by duration band; spread evenly within a band.",
    keys: bands,
    ...shares,
  }),
  elapsedTailDays: parameter({
    path: "population.elapsedTailDays",
    doc: "Mean time beyond the last band's start, for those in it (exponential).",
    unit: "days",
    max: 10_000,
  }),
  contacts: parameter({
    path: "inflow.contacts",
    doc: "Citizens new to the centre who contact it in a month of normal season.",
    unit: "persons per month",
  }),
  transfers: parameter({
    path: "inflow.transfers",
    doc: "Citizens on benefit who come from a centre that is not modelled.",
    unit: "persons per month",
  }),
  inflowLevel: share({
    path: "inflow.level",
    doc: "Employability of new citizens.",
    keys: levels,
    ...shares,
  }),
  season: parameter({
    path: "inflow.season",
    doc: "Inflow by calendar month against the year's average.",
    unit: "factor",
    keys: months,
    max: 100,
  }),
  trend: parameter({
    path: "inflow.yearlyTrend",
    doc: "Growth of the inflow from one year to the next, spread evenly over the days.",
    unit: "factor",
    min: 0.01,
    max: 10,
  }),
  demandElasticity: parameter({
    path: "demand.inflowElasticity",
    doc: "Percent more inflow for one percent more labour demand.",
    unit: "elasticity",
    min: -10,
    max: 10,
  }),
};
