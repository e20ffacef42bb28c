/**
 * The made-up centre whose records serve as an example, as the text of a scenario. No number in it
 * is that of a shipped baseline, so a forecast made with one of those from these records is of
 * another centre than the one that made them, as it would be in life. It comes in any size: what
 * counts people, staff or places goes with the number of citizens.
 */

/** Citizens on benefit when the records begin, unless told. */
export const citizensUsual = 400;
/** First and last year that the records may be about; the goals are those of the year after. */
export const yearsMost = 3;
export const lastYear = 2009;

/** Text of the scenario. @param citizens on benefit on the first day; @param years of records */
export function centreText(citizens: number, years: number): string {
  const n = (usual: number) => Math.max(1, Math.round((usual * citizens) / citizensUsual));
  const range = (usual: number) => `[${n(usual * 0.5)}, ${n(usual * 2) + 1}]`;
  const from = `${lastYear + 1 - years}-01-01`;
  return (
    head(from) +
    organisation(n, range) +
    population(n, range, citizens) +
    exits +
    rules +
    capacity(n) +
    demand(from) +
    goals(n)
  );
}

type Scaled = (usual: number) => number;
type Ranged = (usual: number) => string;

const head = (from: string) => `# yaml-language-server: $schema=./scenario.schema.json
#
# The centre behind the example history: \`caseflow history example DIR\` runs it and writes down
# what its case system would say. The town is made up, and every number is an assumption that
# differs from those of the other scenarios here. The records end with ${lastYear}; from their last
# day this scenario can forecast ${lastYear + 1}.

id: example-history
title: { en: A made-up centre with records, da: Et opdigtet center med registreringer }
question:
  en: What does next year look like, from the caseload there is?
  da: Hvordan ser næste år ud, fra de sager, der er?

period: { from: ${from}, to: ${lastYear + 1}-12-31, contract: ${lastYear + 1} }

centres:
  - { id: sandby, name: Jobcenter Sandby }

hours:
  monday: 08:30-15:30
  tuesday: 08:30-15:30
  wednesday: 08:30-15:30
  thursday: 08:30-17:30
  friday: 08:30-13:30
  closedOn: [publicHolidays, 24-12, 31-12]
`;

const organisation = (n: Scaled, range: Ranged) => `
teams:
  - id: youth
    centre: sandby
    name: Ungeteamet
    skills: [summons, interview, offerIssue]
    serves: { ageGroups: [under25, from25to29] }
  - id: adults
    centre: sandby
    name: Voksenteamet
    skills: [summons, interview, offerIssue]
    serves: {}
  - id: business
    centre: sandby
    name: Virksomhedsservice
    skills: [placementSetup, placementFollowUp]

suppliers:
  - id: dayHighSchool
    name: Sandby Daghøjskole
    packages: [educationJob, motivation, activeSupport]
  - id: jobHouse
    name: Jobhuset
    packages: [jobSearchWageSubsidy, rehabilitation]

agreements:
  - id: shops
    name: Butikker og lagre
    kind: internship
    partnership: false
    employees:
      { value: ${n(1200)}, assumption: Shops and warehouses of the town.,
        range: ${range(1200)} }
    from: 2006-01-01
    rampMonths: { value: 0, assumption: It has been so for years., range: [0, 3] }
  - id: council
    name: Kommunens egne arbejdspladser
    kind: wageSubsidy
    partnership: false
    employees:
      { value: ${n(900)}, assumption: Schools and homes of the council.,
        range: ${range(900)} }
    from: 2006-01-01
    rampMonths: { value: 0, assumption: It has been so for years., range: [0, 3] }
`;

const population = (n: Scaled, range: Ranged, citizens: number) => `
parameters:
  population:
    stock: { value: ${citizens}, assumption: As many as are asked for., range: ${range(400)} }
    formerRecipients:
      { value: ${n(230)}, assumption: In work since less than two years.,
        range: ${range(230)} }
    benefit:
      values:
        { cashBenefit: 0.91, startHelp: 0.06, introductionBenefit: 0.02,
          rehabilitation: 0.01 }
      assumption: Made up.
      rangeFactor: [0.5, 1.5]
    level:
      values: { level1: 0.11, level2: 0.17, level3: 0.13, level4: 0.42, level5: 0.17 }
      assumption: Somewhat nearer to work than the country.
      rangeFactor: [0.7, 1.3]
    ageGroup:
      values: { under25: 0.19, from25to29: 0.13, from30to59: 0.61, from60: 0.07 }
      assumption: A town with schools.
      rangeFactor: [0.6, 1.6]
    origin:
      values: { danish: 0.72, western: 0.07, nonWesternImmigrant: 0.16, nonWesternDescendant: 0.05 }
      assumption: Made up.
      rangeFactor: [0.6, 1.25]
    trait:
      values: { female: 0.51, deprivedArea: 0.12, hasChildren: 0.38, qualifyingEducation: 0.27 }
      assumption: Made up.
      rangeFactor: [0.5, 1.5]
    elapsed:
      values: { under1Month: 0.08, from1To3: 0.13, from3To6: 0.13, from6To12: 0.17, from12: 0.49 }
      assumption: Shorter on benefit than elsewhere.
      rangeFactor: [0.8, 1.2]
    elapsedTailDays: { value: 700, assumption: Two years more., range: [400, 1000] }
  inflow:
    contacts: { value: ${n(21)}, assumption: Keeps the stock about level., range: ${range(21)} }
    transfers: { value: ${n(2)}, assumption: Some move to town., range: [0, ${n(6)}] }
    level:
      values: { level1: 0.29, level2: 0.27, level3: 0.21, level4: 0.18, level5: 0.05 }
      assumption: New citizens are nearer the labour market than the stock.
      rangeFactor: [0.7, 1.3]
    season:
      values:
        { jan: 1.2, feb: 1.1, mar: 1, apr: 0.9, may: 0.85, jun: 0.95,
          jul: 0.8, aug: 1.2, sep: 1.1, oct: 1, nov: 0.95, dec: 0.95 }
      assumption: After holidays and when schools end.
      rangeFactor: [0.9, 1.1]
    yearlyTrend: { value: 1.02, assumption: Slightly more each year., range: [0.9, 1.1] }
`;

const exits = `  monthly:
    exit:
      values: { under1Month: 0.22, from1To3: 0.16, from3To6: 0.11, from6To12: 0.065, from12: 0.04 }
      assumption: The longer on benefit, the fewer leave.
      rangeFactor: [0.5, 1.5]
    destinationShort:
      values: { job: 0.55, education: 0.24, selfSupport: 0.13, otherBenefit: 0.08 }
      assumption: Made up.
      rangeFactor: [0.7, 1.3]
    destinationLong:
      values: { job: 0.35, education: 0.18, selfSupport: 0.17, otherBenefit: 0.30 }
      assumption: Made up.
      rangeFactor: [0.7, 1.3]
    subsidisedJob: { value: 0.0015, assumption: A flex job now and then., range: [0, 0.003] }
    pension:
      values: { level1: 0, level2: 0, level3: 0.0003, level4: 0.0015, level5: 0.006 }
      assumption: Almost only those furthest from work.
      rangeFactor: [0.5, 2]
    leaveMunicipality: { value: 0.005, assumption: One in seventeen a year., range: [0.002, 0.008] }
    transfer: { value: 0, assumption: There is one centre., range: [0, 0.001] }
    matchUp:
      values: { level1: 0, level2: 0.035, level3: 0.03, level4: 0.016, level5: 0.01 }
      assumption: Slower the further from work.
      rangeFactor: [0.5, 2]
    matchDown:
      values: { level1: 0.025, level2: 0.022, level3: 0.018, level4: 0.01, level5: 0 }
      assumption: Keeps the distribution about level.
      rangeFactor: [0.5, 2]
    returnFromJob:
      values: { under3Months: 0.085, from3To12: 0.05, from12: 0.018 }
      assumption: Half of the jobs end within a year.
      rangeFactor: [0.5, 1.5]
    returnFromOther:
      values: { education: 0.025, selfSupport: 0.025, otherBenefit: 0.015 }
      assumption: One in four comes back within a year.
      rangeFactor: [0.5, 2]
  relative:
    level:
      values: { level1: 1.7, level2: 1.4, level3: 1.2, level4: 0.85, level5: 0.5 }
      assumption: The mean over the stock is about 1.
      rangeFactor: [0.7, 1.3]
    origin:
      values: { danish: 1, western: 0.95, nonWesternImmigrant: 0.85, nonWesternDescendant: 0.95 }
      assumption: Made up.
      rangeFactor: [0.8, 1.2]
    jobByAge:
      values: { under25: 1.1, from25to29: 1.05, from30to59: 1, from60: 0.6 }
      assumption: The oldest find work less often.
      rangeFactor: [0.8, 1.2]
    educationByAge:
      values: { under25: 2, from25to29: 1.4, from30to59: 0.6, from60: 0.04 }
      assumption: Education is for the young.
      rangeFactor: [0.7, 1.3]
    deprivedArea: { value: 0.85, assumption: Somewhat further from work., range: [0.7, 1] }
    hasChildren: { value: 0.97, assumption: Hardly a difference., range: [0.9, 1.1] }
  season:
    job:
      values:
        { jan: 0.85, feb: 0.9, mar: 1.05, apr: 1.15, may: 1.15, jun: 1.05,
          jul: 0.85, aug: 1.1, sep: 1.1, oct: 1, nov: 0.9, dec: 0.9 }
      assumption: Hiring is lower in winter.
      rangeFactor: [0.9, 1.1]
    education:
      values:
        { jan: 1.6, feb: 1.1, mar: 0.3, apr: 0.3, may: 0.2, jun: 0.3,
          jul: 0.2, aug: 4.5, sep: 2, oct: 0.5, nov: 0.5, dec: 0.5 }
      assumption: Terms begin in August, September and January.
      rangeFactor: [0.7, 1.3]
  demand:
    jobElasticity: { value: 0.7, assumption: Fewer vacancies mean fewer exits., range: [0.3, 1.5] }
    lossElasticity: { value: -0.4, assumption: And more jobs lost., range: [-1.2, 0] }
    inflowElasticity: { value: -0.6, assumption: And more who come., range: [-1.2, 0] }
`;

const rules = `  rule:
    visitation:
      values:
        { educationJob: 0.33, motivation: 0.22, activeSupport: 0.05,
          jobSearchWageSubsidy: 0.28, rehabilitation: 0.12 }
      assumption: Made up.
      rangeFactor: [0.7, 1.3]
    internshipShare:
      values:
        { educationJob: 0.25, motivation: 0.1, activeSupport: 0.05,
          jobSearchWageSubsidy: 0, rehabilitation: 0 }
      assumption: The centre likes internships.
      rangeFactor: [0.5, 2]
    wageSubsidyShare:
      values:
        { educationJob: 0, motivation: 0, activeSupport: 0, jobSearchWageSubsidy: 0.25,
          rehabilitation: 0 }
      assumption: Wage subsidy is given in its own package.
      rangeFactor: [0.5, 2]
  contact:
    planLeadDays: { value: 35, assumption: Planned five weeks ahead., range: [14, 60] }
    summonsLeadDays: { value: 8, assumption: A letter., range: [5, 21] }
    rebookDays: { value: 18, assumption: Two letters., range: [5, 30] }
  hazard:
    noShow: { value: 0.18, assumption: Made up., range: [0.05, 0.30] }
    dropout:
      values: { course: 0.24, internship: 0.2, wageSubsidy: 0.12 }
      assumption: Fewer leave what is paid as work.
      rangeFactor: [0.4, 2]
  offers:
    planLeadDays: { value: 42, assumption: Six weeks ahead., range: [14, 90] }
    startLagDays: { value: 10, assumption: Courses begin every other Monday., range: [0, 30] }
  placements:
    referral:
      { value: 0.02, assumption: Interviews now and then lead to a placement.,
        range: [0, 0.04] }
    referralWageSubsidy: { value: 0.35, assumption: Most are internships., range: [0.1, 0.6] }
    startLagDays: { value: 12, assumption: The company needs notice., range: [3, 30] }
    hired:
      values: { internship: 0.13, wageSubsidy: 0.24 }
      assumption: Some are hired.
      rangeFactor: [0.3, 2]
  duration:
    courseDays:
      values:
        { educationJob: 98, motivation: 77, activeSupport: 140, jobSearchWageSubsidy: 49,
          rehabilitation: 168 }
      assumption: Between seven weeks and half a year.
      rangeFactor: [0.5, 1.5]
    placementDays:
      values: { internship: 70, wageSubsidy: 154 }
      assumption: Cut to what the rules allow.
      rangeFactor: [0.3, 2]
  effect:
    lockIn:
      values: { course: 0.75, internship: 0.8, wageSubsidy: 0.55 }
      assumption: Fewer leave while an offer lasts.
      rangeFactor: [0.6, 1.2]
    after:
      values: { course: 1.08, internship: 1.2, wageSubsidy: 1.35 }
      assumption: Offers at companies help most.
      rangeFactor: [0.8, 1.3]
    afterDays: { value: 150, assumption: Five months., range: [56, 365] }
`;

const capacity = (n: Scaled) => `  capacity:
    staff:
      values: { youth: ${n(3)}, adults: ${n(5)}, business: ${n(2)} }
      assumption: 50 cases each.
      rangeFactor: [0.6, 1.6]
    directShare: { value: 0.42, assumption: The rest is paper and meetings., range: [0.2, 0.6] }
    plannedAbsence:
      values:
        { jan: 0.12, feb: 0.16, mar: 0.11, apr: 0.16, may: 0.12, jun: 0.1,
          jul: 0.45, aug: 0.2, sep: 0.11, oct: 0.2, nov: 0.12, dec: 0.22 }
      assumption: Six weeks of holiday and some sickness.
      rangeFactor: [0.7, 1.3]
    bookableShare:
      { value: 0.75, assumption: The rest is for other work of the day., range: [0.4, 1] }
    places:
      values: { dayHighSchool: ${n(75)}, jobHouse: ${n(55)} }
      assumption: A third of the citizens.
      rangeFactor: [0.5, 1.5]
    placementPlaces:
      values: { shops: ${n(6)}, council: ${n(3)} }
      assumption: Nine a month.
      rangeFactor: [0.5, 2]
  time:
    task:
      values:
        { summons: 7, interview: 40, offerIssue: 35, placementSetup: 150,
          placementFollowUp: 25 }
      assumption: Minutes as caseworkers reckon them.
      rangeFactor: [0.5, 1.5]
    variation:
      values:
        { summons: 0.25, interview: 0.3, offerIssue: 0.45, placementSetup: 0.45,
          placementFollowUp: 0.35 }
      assumption: Work with people varies.
      rangeFactor: [0.5, 1.5]
  priority:
    task:
      values: { interview: 0, summons: 1, offerIssue: 2, placementSetup: 3, placementFollowUp: 4 }
      assumption: Whoever sits in the waiting room comes first.
      rangeFactor: [0, 2]
`;

const demand = (from: string) => `
labourDemand:
  - { from: ${from}, index: { value: 1.03, assumption: Good years., range: [0.9, 1.2] } }
  - { from: ${lastYear}-03-01,
      index: { value: 0.94, assumption: Then fewer vacancies., range: [0.8, 1.05] } }
`;

const goals = (n: Scaled) => `
goals:
  - id: on-time
    name: { en: Interviews held on time, da: Samtaler holdt til tiden }
    source: "JKN:176"
    measure: { type: timely, obligations: [contactInterview] }
    window: ${lastYear + 1}
    target: { atLeast: 0.9 }
  - id: long-term
    name:
      { en: More citizens with over a year on benefit,
        da: Flere borgere med over et år på ydelse }
    source: "JKN:136, scaled"
    measure:
      { type: netInflow,
        population: { benefits: [cashBenefit, startHelp], longerThanMonths: 12 } }
    window: ${lastYear + 1}
    target: { atMost: ${n(12)} }
  - id: back-to-work
    name:
      en: In job or education in 1 of 3 months after contact
      da: I job eller uddannelse i 1 ud af 3 måneder efter henvendelse
    source: "JKN:133"
    measure: { type: kOfN, anchor: contact, statuses: [job, education], months: 1, of: 3 }
    window: ${lastYear + 1}
    target: { atLeast: 0.4 }
`;
