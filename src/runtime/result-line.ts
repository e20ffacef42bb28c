/**
 * How a kept result is written: one line of JSON behind a checksum. Numbers come back as they were
 * to the last bit; what JSON has no number for (NaN, infinity, minus zero) is written as a text in
 * a map of its own. The checksum covers what the file is known by, so a line is good only in the
 * file that it was written to. A line begins with a line break too: after one that was cut off the
 * next still stands by itself.
 */
import { hashOfText } from "./program-hash.ts";

/** A replication's result and what it took. */
export interface Kept<A> {
  readonly replication: number;
  /** Of a processor. */
  readonly ms: number;
  readonly value: A;
}

const sumDigits = 16;

/** The line for a result in the file known by this key. */
export function lineOf<A>(key: string, { replication, ms, value }: Kept<A>): string {
  const rounded = Math.round(ms * 100) / 100;
  const body = JSON.stringify([replication, rounded, value], writtenNumber);
  return `\n${sumOf(key, body)} ${body}\n`;
}

/** The result on a line; undefined when the line is torn, damaged or from elsewhere. */
export function keptOn<A>(key: string, line: string): Kept<A> | undefined {
  const body = line.slice(sumDigits + 1);
  if (line !== `${sumOf(key, body)} ${body}`) return undefined;
  const [replication, ms, value] = JSON.parse(body, readNumber) as [number, number, A];
  return { replication, ms, value };
}

const sumOf = (key: string, body: string): string =>
  hashOfText(`${key}\n${body}`).slice(0, sumDigits);

function writtenNumber(_: string, value: unknown): unknown {
  if (typeof value !== "number") return value;
  if (Object.is(value, -0)) return { $number: "-0" };
  return Number.isFinite(value) ? value : { $number: String(value) };
}

function readNumber(_: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || !("$number" in value)) return value;
  return Number(value.$number);
}
