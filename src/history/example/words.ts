/**
 * The words that the example's files have for what the vocabulary calls otherwise. The mappings
 * translate them back; both are made from these lists, so neither can fall behind.
 */

/** By number of the benefit, of those that the centre pays. */
export const benefitWords: Readonly<Record<string, string>> = {
  cashBenefit: "KTH",
  startHelp: "SHJ",
  introductionBenefit: "INT",
  rehabilitation: "REV",
};

export const stopWords: Readonly<Record<string, string>> = {
  job: "Ordinært job",
  education: "Uddannelse",
  subsidisedJob: "Fleksjob",
  otherBenefit: "Anden ydelse",
  pension: "Førtidspension",
  selfSupport: "Selvforsørgende",
  moved: "Fraflyttet",
  transferred: "Overført",
  retired: "Folkepension",
};

export const originWords: Readonly<Record<string, string>> = {
  danish: "Dansk",
  western: "Vestlig",
  nonWesternImmigrant: "Indvandrer, ikke-vestlig",
  nonWesternDescendant: "Efterkommer, ikke-vestlig",
};

/** Teams, suppliers and companies, in the order of the scenario. */
export const teamWords = ["Ungeteamet", "Voksenteamet", "Virksomhedsservice"] as const;
/** After the suppliers come the lines in which citizens wait for a place at a company. */
export const poolWords = [
  "Sandby Daghøjskole",
  "Jobhuset",
  "Venter på praktik",
  "Venter på løntilskud",
] as const;
export const agreementWords = ["Butikker og lagre", "Kommunens egne arbejdspladser"] as const;

export const packageWords: Readonly<Record<string, string>> = {
  educationJob: "Uddannelse og job",
  motivation: "Motivation",
  activeSupport: "Aktiv støtte",
  jobSearchWageSubsidy: "Jobsøgning og løntilskud",
  rehabilitation: "Revalidering",
};

export const offerWords: Readonly<Record<string, string>> = {
  course: "Kursus",
  internship: "Virksomhedspraktik",
  wageSubsidy: "Løntilskud",
};

export const placementOutcomeWords: Readonly<Record<string, string>> = {
  completed: "Gennemført",
  dropout: "Afbrudt af borger",
  hired: "Ansat",
  interrupted: "Ophørt",
};

export const activityWords = {
  job: "Ordinært job",
  subsidisedJob: "Fleksjob",
  education: "Uddannelse",
} as const;

/** Nobody of these names works anywhere. */
export const caseworkers = [
  "Åse Prøvesen",
  "Bjørn Eksempelby",
  "Dorthe Tænkt",
  "Ejner Påfund",
  "Fie Opdigt",
  "Gert Såkaldt",
] as const;

export const remarks = [
  'Borger siger "ved ikke"; ringes op',
  "Mødte for sent; undskyldte",
  "Første del\nAnden del",
  "Ønsker kursus i regnskab; it",
] as const;
