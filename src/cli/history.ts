/** `caseflow history`: real records brought in, and the key that guards who they are about. */
import * as Command from "effect/cli/Command";
import { historyForget } from "./history-forget.ts";
import { historyImport } from "./history-import.ts";
import { historyKey } from "./history-key.ts";
import { historyObserve } from "./history-observe.ts";

export const history = Command.make("history").pipe(
  Command.withDescription(
    "Brings records of a case system into a log, and guards who they are about.",
  ),
  Command.withSubcommands([historyImport, historyKey, historyForget, historyObserve]),
);
