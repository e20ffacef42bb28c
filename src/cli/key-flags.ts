/**
 * The flags of a log's key and vault. Nobody should have to say them: the key lies in the home
 * folder, and beside it a vault for each log.
 */
import * as Flag from "effect/cli/Flag";
import * as os from "node:os";
import * as path from "node:path";
import * as Option from "effect/Option";

export const keyFlags = {
  key: Flag.String("key").pipe(
    Flag.withDescription("Key file (default: .caseflow/key in the home folder)"),
    Flag.optional,
  ),
  vault: Flag.String("vault").pipe(
    Flag.withDescription("Vault of the log (default: KEY.LOG.vault, beside the key)"),
    Flag.optional,
  ),
};

export interface KeyAsked {
  readonly key: Option.Option<string>;
  readonly vault: Option.Option<string>;
}

/** Files of the key and of a log's vault. @param log the log's name in its store */
export function keyAndVault(asked: KeyAsked, log: string): { key: string; vault: string } {
  const key = Option.getOrElse(asked.key, () => path.join(os.homedir(), ".caseflow", "key"));
  return { key, vault: Option.getOrElse(asked.vault, () => `${key}.${log}.vault`) };
}
