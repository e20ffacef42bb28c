/**
 * The languages of the program: their messages, and how each writes numbers and dates. Numbers are
 * written by Intl, so that Danish has its comma; what Intl leaves to fonts is settled here (a true
 * minus sign, and a space before the per cent sign in both languages).
 */
import { da } from "./da.ts";
import { en, type Messages } from "./en.ts";

export const languages = ["en", "da"] as const;
export type Language = (typeof languages)[number];

/** Text in both languages; what has no Danish is shown in English. */
export interface Bilingual {
  readonly en: string;
  readonly da?: string;
}

const messagesOf: Record<Language, Messages> = { en, da };
const locales: Record<Language, string> = { en: "en-GB", da: "da-DK" };

/** The language of a POSIX setting such as `da_DK.UTF-8`; English unless it is Danish. */
export const languageOf = (setting: string | undefined): Language =>
  /^(?:da|dan|danish)(?:[_.@-]|$)/iu.test(setting ?? "") ? "da" : "en";

/** A language at work. */
export class Tongue {
  readonly language: Language;
  readonly say: Messages;
  readonly #numbers = new Map<number, Intl.NumberFormat>();
  readonly #dates: Intl.DateTimeFormat;

  constructor(language: Language) {
    this.language = language;
    this.say = messagesOf[language];
    const asked = { dateStyle: "long", timeZone: "UTC" } as const;
    this.#dates = new Intl.DateTimeFormat(locales[language], asked);
  }

  /** The text in this language. */
  text({ en: english, da: danish }: Bilingual): string {
    return this.language === "da" ? (danish ?? english) : english;
  }

  /** A number with so many decimals; negative ones round to tens, hundreds … */
  number(value: number, decimals = 0): string {
    const step = decimals < 0 ? 10 ** -decimals : 1;
    const rounded = Math.round(value / step) * step;
    const text = this.#format(Math.max(0, decimals)).format(decimals < 0 ? rounded : value);
    return minus(text);
  }

  /** A number with the decimals it has, at most six. */
  plain(value: number): string {
    let decimals = 0;
    while (decimals < 6 && Math.abs(value - Number(value.toFixed(decimals))) > 1e-9) decimals += 1;
    return this.number(value, decimals);
  }

  /** A number with its sign, `+3` or `−3`. */
  signed(value: number, decimals = 0): string {
    const text = this.number(value, decimals);
    return /[1-9]/u.test(text) && value > 0 ? `+${text}` : text;
  }

  /** A share of one per cent, `44.5 %`. */
  percent(share: number, decimals = 0): string {
    return `${this.number(share * 100, decimals)} %`;
  }

  /** A date of `YYYY-MM-DD` in words. */
  date(iso: string): string {
    return this.#dates.format(new Date(`${iso}T00:00:00Z`));
  }

  #format(decimals: number): Intl.NumberFormat {
    const known = this.#numbers.get(decimals);
    if (known) return known;
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const made = new Intl.NumberFormat(locales[this.language], digits);
    this.#numbers.set(decimals, made);
    return made;
  }
}

/** A true minus sign, and none before a zero. */
const minus = (text: string): string =>
  /[1-9]/u.test(text) ? text.replace("-", "−") : text.replace("-", "");
