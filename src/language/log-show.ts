/** Words beside the events of a history, and about breaches in one. */
export const en = {
  registered: (at: string) => `registered ${at}`,
  retracted: (by: string) => `retracted by event ${by}`,
  corrected: (by: string) => `corrected by event ${by}`,
  incomplete: () => "of an extract that was never read to its end",
  breachOf: (law: string, event: string, at: string, citizen: string, what: string) =>
    `${law}: event ${event} at ${at}, citizen ${citizen}: ${what}`,
};

export const da: typeof en = {
  registered: (at) => `registreret ${at}`,
  retracted: (by) => `trukket tilbage af hændelse ${by}`,
  corrected: (by) => `rettet af hændelse ${by}`,
  incomplete: () => "i et udtræk, der aldrig blev læst til ende",
  breachOf: (law, event, at, citizen, what) =>
    `${law}: hændelse ${event} den ${at}, borger ${citizen}: ${what}`,
};
