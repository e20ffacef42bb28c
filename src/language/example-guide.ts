/** The text in the example's folder: what lies there, and what to try with it. */
import type { Language } from "./language.ts";

/** What the guide speaks of. */
export interface Guided {
  readonly seed: string;
  readonly citizens: number;
  readonly years: number;
  readonly extracts: ReadonlyArray<string>;
  readonly coversFrom: string;
  /** Names of the files, in the order in which they are best imported. */
  readonly files: ReadonlyArray<string>;
}

const commands = ({ coversFrom, extracts: [first, second], files }: Guided) => ({
  key: "caseflow history key example.key",
  import: `for f in ${files.join(" ")}; do
  caseflow history import extract-1/$f.csv --mapping mappings/$f.yaml --into logs/centre \\
    --key example.key --extract-date ${first} --accept-rejects 5 --synthetic
done`,
  merge: `caseflow history merge cpr-skift.csv --old "Gammelt nummer" --new "Nyt nummer" \\
  --into logs/centre --key example.key --extract-date ${second}`,
  again: `for f in ${files.join(" ")}; do
  caseflow history import extract-2/$f.csv --mapping mappings/$f.yaml --into logs/centre \\
    --key example.key --extract-date ${second} --covers-from ${coversFrom} \\
    --accept-rejects 5 --synthetic
done`,
  ask: `caseflow log verify logs/centre
caseflow log check logs/centre
caseflow log state logs/centre --at ${second}
caseflow log timeline logs/centre 17
caseflow log measure logs/centre --goals goals.yaml
caseflow log sql logs/centre "SELECT event, count(*) FROM events GROUP BY event"
caseflow log export logs/centre --to parquet --out centre.parquet`,
  thenAndNow: `caseflow log state logs/centre --at ${first} --known-on ${first}
caseflow log state logs/centre --at ${first}`,
  forecast: `caseflow run scenario.yaml --from logs/centre --as-of ${second} -n 50
caseflow backtest scenario.yaml --history logs/centre --origins 2009-03..2009-06 -n 50`,
});

const indented = (text: string): string => text.replaceAll(/^/gmu, "  ");

function english(about: Guided): string {
  const { citizens, extracts, seed, years } = about;
  const { again, ask, forecast, import: bring, key, merge, thenAndNow } = commands(about);
  return `An example history: records of a job centre that does not exist

The centre in scenario.yaml was simulated (seed ${seed}, ${citizens} citizens on benefit at the
beginning, ${years} ${years === 1 ? "year" : "years"} of records). What its case system would have
known was written down as such systems do it: dates as dd-mm-yyyy, decimal commas, some files in
Windows-1252, spells in one row with their end in 2067 while they last, spells split by a birthday,
rows twice, rows registered months late, and one row in a hundred that cannot be read.

Nobody in the files exists. Every personal number has 60 added to its day of birth; the register
gives nobody such a number. Names of caseworkers are made up, and no mapping asks for them.

  extract-1/   all files as of ${extracts[0]}
  extract-2/   the last half year again, as of ${extracts[1]}: more, later and corrected
  mappings/    how the columns of each file become events
  cpr-skift.csv   persons whose number changed between the two
  scenario.yaml   the centre, to forecast from its records
  goals.yaml   what the last year was to bring, to measure on them

A key for the pseudonyms, then the first extract. The files of a centre go into one log:

${indented(key)}
${indented(bring)}

Rows that could not be read are in extract-1/*.rejects.csv. The same again changes nothing. Then the
numbers that changed, and the newer extract:

${indented(merge)}
${indented(again)}

Ask it:

${indented(ask)}

What was known then, and what is known now of the same day:

${indented(thenAndNow)}

Go on from there:

${indented(forecast)}
`;
}

function danish(about: Guided): string {
  const { citizens, extracts, seed, years } = about;
  const { again, ask, forecast, import: bring, key, merge, thenAndNow } = commands(about);
  return `En eksempelhistorie: registreringer fra et jobcenter, der ikke findes

Centret i scenario.yaml er simuleret (seed ${seed}, ${citizens} borgere på ydelse ved begyndelsen,
${years} års registreringer). Hvad dets fagsystem ville have vidst, er skrevet ned, som den slags
systemer gør: datoer som dd-mm-åååå, decimalkomma, nogle filer i Windows-1252, forløb på én række
med slutdato i 2067, så længe de varer, forløb delt ved en fødselsdag, rækker to gange, rækker
registreret måneder for sent, og en række i hundrede, der ikke kan læses.

Ingen i filerne findes. Hvert personnummer har fået lagt 60 til fødselsdagen; CPR giver ingen et
sådant nummer. Sagsbehandlernes navne er opdigtede, og ingen mapning spørger om dem.

  extract-1/   alle filer pr. ${extracts[0]}
  extract-2/   det sidste halve år igen, pr. ${extracts[1]}: mere, senere og rettet
  mappings/    hvordan kolonnerne i hver fil bliver til hændelser
  cpr-skift.csv   personer, hvis nummer er ændret mellem de to
  scenario.yaml   centret, til prognoser ud fra dets registreringer
  goals.yaml   hvad det sidste år skulle bringe, til at måle på dem

En nøgle til pseudonymerne og så det første udtræk. Et centers filer kommer i én log:

${indented(key)}
${indented(bring)}

Rækker, der ikke kunne læses, står i extract-1/*.rejects.csv. Det samme igen ændrer intet. Så de
ændrede numre og det nyere udtræk:

${indented(merge)}
${indented(again)}

Spørg den:

${indented(ask)}

Hvad der var kendt dengang, og hvad der nu er kendt om den samme dag:

${indented(thenAndNow)}

Og videre derfra:

${indented(forecast)}
`;
}

/** The guide in a language. */
export const guideIn = (language: Language, about: Guided): string =>
  language === "da" ? danish(about) : english(about);
