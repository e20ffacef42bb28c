/**
 * The file that a worker thread starts with. What it does is still to come.
 */
export const task = (): undefined => undefined;
