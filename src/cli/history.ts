/** `caseflow history`: real records brought in, and the key that guards who they are about. */
import * as Command from "effect/cli/Command";
import { historyExample } from "./history-example.ts";
import { historyForget } from "./history-forget.ts";
import { historyImport } from "./history-import.ts";
import { historyKey } from "./history-key.ts";
import { historyMerge } from "./history-merge.ts";
import { historyObserve } from "./history-observe.ts";

export const history = Command.make("history").pipe(
  Command.withDescription(
    "Brings records of a case system into a log, and guards who they are about.",
  ),
  Command.withSubcommands([
    historyImport,
    historyKey,
    historyForget,
    historyMerge,
    historyObserve,
    historyExample,
  ]),
);
