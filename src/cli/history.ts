/** `caseflow history`: real records brought in, and the key that guards who they are about. */
import * as Command from "effect/cli/Command";
import { historyImport } from "./history-import.ts";
import { historyKey } from "./history-key.ts";

export const history = Command.make("history").pipe(
  Command.withDescription("Brings records of a case system into a log."),
  Command.withSubcommands([historyImport, historyKey]),
);
