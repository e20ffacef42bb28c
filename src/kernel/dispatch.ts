/**
 * Dispatch: from a number to the handlers that it stands for. A call through a table of functions
 * goes somewhere else every time, which the processor can't predict and the compiler can't look
 * into; with four such calls an event that was a sixth of a run. So the table is written out as one
 * function with a switch, in which every call names its target. The text is made from the numbers
 * and positions of handlers alone; nothing a user writes gets into it.
 */

/**
 * A function of a number and the named arguments, calling in order all handlers of that number.
 * @param table handlers by number; a number without any does nothing
 */
export function dispatcher<F extends (...args: any[]) => void>(
  table: ReadonlyArray<ReadonlyArray<F>>,
  args: ReadonlyArray<string>,
): (code: number, ...args: Parameters<F>) => void {
  const handlers = [...new Set(table.flat())];
  const list = args.join(", ");
  const call = (handler: F) => `h${handlers.indexOf(handler)}(${list});`;
  const cases = table.flatMap((called, code) =>
    called.length === 0 ? [] : [`case ${code}: ${called.map(call).join(" ")} return;`],
  );
  const body = `return (code, ${list}) => { switch (code) { ${cases.join("\n")} } };`;
  // oxlint-disable-next-line typescript/no-implied-eval -- see above
  const make = new Function(...handlers.map((_, i) => `h${i}`), body);
  return make(...handlers);
}
