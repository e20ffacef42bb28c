/**
 * An extract as case systems give it, made from a simulated centre, for tests of size: separated by
 * semicolons, in Windows-1252, dates in the Danish way, benefit as spells in one row whose ends may
 * be open (31-12-2067), some spells split at a month, some rows twice, some registered late. It is
 * written as the simulation goes on, so its size takes no memory.
 */
import { writeSync } from "node:fs";
import { minutesPerDay } from "../../src/domain/moment.ts";
import { BenefitGranted, BenefitStopped } from "../../src/domain/events/benefit.ts";
import { CitizenRegistered } from "../../src/domain/events/population.ts";
import { eventByCode, vocabulary } from "../../src/domain/vocabulary.ts";
import { codeBits, type Columns } from "../../src/kernel/columns.ts";

const openEnd = "31-12-2067";
const heading = "CPR;Hændelse;Start;Slut;Felt A;Felt B;Felt X;Felt Y;Registreret";
const slots = ["a", "b", "x", "y"] as const;
type Slot = (typeof slots)[number];
const columnOf: Record<Slot, string> = { a: "Felt A", b: "Felt B", x: "Felt X", y: "Felt Y" };
const bufferBytes = 1 << 20;

/** Events of an extract: those about citizens; who they are is told by their numbers. */
const told = vocabulary.filter(
  ({ code, name, subject }) =>
    subject === "citizen" &&
    code !== CitizenRegistered.code &&
    !/^(?:Corrected|Retracted|SubjectsMerged)$/u.test(name),
);
const isTold = Uint8Array.from({ length: 128 }, (_, code) =>
  told.some((declared) => declared.code === code) ? 1 : 0,
);

/** The mapping of such an extract. @param on day of the extract, YYYY-MM-DD */
export function mappingOf(on: string): string {
  const fieldsOf = (fields: (typeof told)[number]["fields"]) =>
    Object.entries(fields).map(([name, [slot]]) => `${name}: { column: ${columnOf[slot]} }`);
  const spell = [
    "  - id: spell",
    "    when: [{ column: Hændelse, is: Ydelse }]",
    "    spell:",
    "      start: { column: Start }",
    "      end: { column: Slut }",
    "      begin:",
    "        event: BenefitGranted",
    "        fields: { benefit: { column: Felt A }, from: { time: start } }",
    "      finish: { event: BenefitStopped, fields: { reason: { column: Felt B, default: job } } }",
    "      merge: { gapDays: 0, by: [Felt A] }",
    "    recorded: { column: Registreret }",
  ];
  const events = told.map(({ fields, name }) =>
    [
      `  - id: ${name}`,
      `    when: [{ column: Hændelse, is: ${name} }]`,
      `    event: ${name}`,
      "    at: { column: Start }",
      `    fields: { ${fieldsOf(fields).join(", ")} }`,
      "    recorded: { column: Registreret }",
    ].join("\n"),
  );
  return [
    "id: simulated-centre",
    'format: { separator: ";", encoding: windows-1252 }',
    `extract: { on: ${on} }`,
    "citizen: { column: CPR, kind: personalNumber }",
    "rules:",
    ...spell,
    ...events,
    "",
  ].join("\n");
}

/** Writes what it reads to a file. */
export class ExtractWriter {
  rows = 0;
  events = 0;
  readonly #file: number;
  readonly #room = Buffer.alloc(bufferBytes);
  #used = 0;
  readonly #persons: string[] = [];
  readonly #serials = new Map<number, number>();
  /** Start of the open spell of each citizen, and what benefit it is. */
  readonly #spells = new Map<number, { readonly start: number; readonly benefit: string }>();
  readonly #dates = new Map<number, string>();
  #chance = 1;

  constructor(file: number) {
    this.#file = file;
    this.#line(heading);
  }

  read(log: Columns, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const code = log.tag[i] & codeBits;
      if (code === CitizenRegistered.code) this.#persons[log.subject[i]] = this.#person(log.x[i]);
      else if (isTold[code] === 1) this.#event(log, i, code);
    }
  }

  /** Writes the spells that have not ended, and what is left. */
  end(): void {
    for (const [citizen, { benefit, start }] of this.#spells) {
      this.#row(citizen, "Ydelse", start, `${openEnd};${benefit};;;`);
    }
    this.#flush();
  }

  #event(log: Columns, i: number, code: number): void {
    const [citizen, minute] = [log.subject[i], log.minute[i]];
    this.events += 1;
    if (code === BenefitGranted.code) {
      const benefit = this.#word(code, "a", log.a[i]);
      this.#spells.set(citizen, { start: minute, benefit });
      return;
    }
    const spell = this.#spells.get(citizen);
    if (code === BenefitStopped.code && spell !== undefined) {
      this.#spells.delete(citizen);
      this.#spell(citizen, spell, minute, this.#word(code, "a", log.a[i]));
      return;
    }
    const rest = slots.map((slot) => this.#word(code, slot, log[slot][i]));
    this.#row(citizen, eventByCode[code]!.name, minute, `;${rest.join(";")}`);
  }

  #spell(citizen: number, spell: { start: number; benefit: string }, end: number, reason: string) {
    const { benefit, start } = spell;
    const middle = (Math.floor((start + end) / 2 / minutesPerDay) + 1) * minutesPerDay;
    const isSplit = this.#below(100) < 3 && middle < end;
    const write = (from: number, to: number) =>
      this.#row(citizen, "Ydelse", from, `${this.#moment(to)};${benefit};${reason};;`);
    if (!isSplit) return write(start, end);
    write(start, middle);
    write(middle, end);
  }

  #row(citizen: number, what: string, minute: number, rest: string): void {
    const late = this.#below(100) < 5 ? 1 + this.#below(60) : 0;
    const known = this.#date(Math.floor(minute / minutesPerDay) + late);
    const line = `${this.#persons[citizen]};${what};${this.#moment(minute)};${rest};${known}`;
    this.#line(line);
    this.rows += 1;
    if (this.#below(1000) >= 5) return;
    this.#line(line);
    this.rows += 1;
  }

  #line(line: string): void {
    if (this.#used + line.length + 2 > bufferBytes) this.#flush();
    this.#used += this.#room.write(`${line}\r\n`, this.#used, "latin1");
  }

  #flush(): void {
    writeSync(this.#file, this.#room, 0, this.#used);
    this.#used = 0;
  }

  /** A slot as it is written: a word, a moment, a number, or nothing. */
  #word(code: number, slot: Slot, value: number): string {
    const field = fieldIn[code][slot];
    if (field === undefined) return "";
    if (field.kind === "oneOf") return field.words[value];
    if (field.kind === "moment") return this.#moment(value);
    return field.kind === "yesNo" ? (value === 1 ? "ja" : "nej") : String(value);
  }

  #moment(minute: number): string {
    const day = Math.floor(minute / minutesPerDay);
    const time = minute - day * minutesPerDay;
    const clock = `${two(Math.floor(time / 60))}:${two(time % 60)}`;
    return `${this.#date(day)} ${clock}`;
  }

  #date(day: number): string {
    const known = this.#dates.get(day);
    if (known !== undefined) return known;
    const [year, month, date] = isoOf(day);
    const text = `${date}-${month}-${year}`;
    this.#dates.set(day, text);
    return text;
  }

  /** A personal number of nobody: a day of the month of birth, and a serial number of that day. */
  #person(born: number): string {
    const [year, month] = isoOf(born);
    const ofMonth = Number(year) * 12 + Number(month);
    const serial = this.#serials.get(ofMonth) ?? 0;
    this.#serials.set(ofMonth, serial + 1);
    const day = two(1 + (serial % 28));
    const from = Number(year) < 2000 ? 0 : 4000;
    const rest = String(from + Math.floor(serial / 28)).padStart(4, "0");
    return `${day}${month}${year.slice(2)}-${rest}`;
  }

  #below(n: number): number {
    this.#chance = (Math.imul(this.#chance, 1_664_525) + 1_013_904_223) | 0;
    return Math.floor(((this.#chance >>> 8) / 2 ** 24) * n);
  }
}

const fieldIn = Array.from({ length: 128 }, (_, code) => {
  const fields = Object.values(eventByCode[code]?.fields ?? {});
  return Object.fromEntries(fields) as Partial<
    Record<Slot, { readonly kind: string; readonly words: ReadonlyArray<string> }>
  >;
});

const epoch = Date.UTC(2000, 0, 1);

const isoOf = (day: number) =>
  new Date(epoch + day * 86_400_000).toISOString().slice(0, 10).split("-") as [
    string,
    string,
    string,
  ];

const two = (number: number): string => String(number).padStart(2, "0");
