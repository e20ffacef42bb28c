/**
 * Personal numbers of nobody. They say the day of birth and the sex of the citizen who was made
 * up, and pass the check digit, so that an import finds nothing odd in them; but 60 is added to
 * the day. The register gives no person such a number, so none of these can be anybody's: they
 * are of the form that hospitals and offices use while somebody has none.
 */
import { isoOfDay } from "../../domain/moment.ts";
import type { Chance } from "../../kernel/chance.ts";
import { hasCheckDigit } from "../personal-number.ts";
import { dice } from "./dice.ts";

/** What makes a day one that no person is born on. */
const harmless = 60;
/** Serials of a day of birth: four digits, the first of which tells the century. */
const serials = 1000;
const centuryDigits = 4;

export class Numbers {
  readonly #chance: Chance;
  readonly #given = new Set<number>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /**
   * A number that nobody has yet.
   * @param born days since 2000-01-01
   * @param turn 0 for the citizen's first number, 1 for the next
   */
  next(citizen: number, born: number, female: boolean, turn = 0): number {
    const [year, month, day] = isoOfDay(born).split("-").map(Number);
    const date = ((day + harmless) * 100 + month) * 100 + (year % 100);
    const isYoung = year >= 2000;
    const size = isYoung ? serials : serials * centuryDigits;
    const first = isYoung ? serials * centuryDigits : 0;
    const start = this.#chance.below(size, citizen, dice.number, turn);
    for (let i = 0; i < size; i++) {
      const serial = first + ((start + i) % size);
      const number = date * 10_000 + serial;
      if (serial % 2 === (female ? 0 : 1) && hasCheckDigit(number) && !this.#given.has(number)) {
        this.#given.add(number);
        return number;
      }
    }
    throw new RangeError(`more people are born on ${isoOfDay(born)} than there are numbers`);
  }
}
