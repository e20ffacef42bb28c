/** How an extract writes moments, numbers and personal numbers; empty cells for what is not yet. */
import { isoOfDay, minutesPerDay } from "../../domain/moment.ts";

/** The end that case systems give what has none. */
export const noEnd = "31-12-2067";

/** A date as Danes write it, or as computers do. */
export function dateText(day: number, iso = false): string {
  const text = isoOfDay(day);
  return iso ? text : `${text.slice(8)}-${text.slice(5, 7)}-${text.slice(0, 4)}`;
}

export function momentText(minute: number, iso = false): string {
  const day = Math.floor(minute / minutesPerDay);
  const ofDay = minute - day * minutesPerDay;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${dateText(day, iso)} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** A number with a decimal comma, and points between its thousands. */
export const commaText = (value: number, decimals: number): string =>
  value
    .toFixed(decimals)
    .replace(".", ",")
    .replaceAll(/\B(?=(?:\d{3})+(?!\d))(?<!,\d*)/gu, ".");

/** Ways of writing a personal number. */
export const writings = ["hyphen", "bare", "blank"] as const;

export function numberText(number: number, writing: (typeof writings)[number]): string {
  const digits = String(number).padStart(10, "0");
  const mark = { hyphen: "-", bare: "", blank: " " }[writing];
  return `${digits.slice(0, 6)}${mark}${digits.slice(6)}`;
}

/** A cell, quoted where it must be. */
export const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
