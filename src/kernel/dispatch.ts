/**
 * Dispatch: from a number to the handlers that it stands for. A call through a table of functions
 * goes somewhere else every time, which the processor can't predict and the compiler can't look
 * into; with four such calls an event that was a sixth of a run. So the table is written out as one
 * function with a switch, in which every call names its target. The text is made from the numbers
 * and positions of handlers alone; nothing a user writes gets into it.
 */

/**
 * A function of a number and the named arguments, calling in order all handlers of that number.
 * Where those are several they get a function of their own, small enough for the compiler to put
 * them all into it and to look up only once what they share.
 * @param table handlers by number; a number without any does nothing
 */
export function dispatcher<F extends (...args: any[]) => void>(
  table: ReadonlyArray<ReadonlyArray<F>>,
  args: ReadonlyArray<string>,
): (code: number, ...args: Parameters<F>) => void {
  const handlers = [...new Set(table.flat())];
  const list = args.join(", ");
  const call = (handler: F) => `h${handlers.indexOf(handler)}(${list});`;
  const several: Array<string> = [];
  const cases: Array<string> = [];
  for (const [code, called] of table.entries()) {
    const calls = called.map(call).join(" ");
    if (called.length > 1) several.push(`const all${code} = (${list}) => { ${calls} };`);
    if (called.length > 0) {
      cases.push(`case ${code}: ${called.length > 1 ? `all${code}(${list});` : calls} return;`);
    }
  }
  const body = [...several, `return (code, ${list}) => { switch (code) {`, ...cases, "} };"];
  // oxlint-disable-next-line typescript/no-implied-eval -- see above
  const make = new Function(...handlers.map((_, i) => `h${i}`), body.join("\n"));
  return make(...handlers);
}
