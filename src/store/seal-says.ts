/**
 * What a seal says: how a log ended, and the SHA-256 of every file that it is kept in from then
 * on. The CRCs find accidents; these hashes, once written down elsewhere, find forgers too.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";

export const SealSays = Schema.Struct({
  /** The chain at the end of the last batch. */
  chain: Schema.String,
  batches: Schema.Int,
  /** SHA-256 of the header's segment. */
  header: Schema.String,
  /** The packed files, in order. */
  files: Schema.Array(
    Schema.Struct({ name: Schema.String, sha256: Schema.String, bytes: Schema.Int }),
  ),
});
export type SealSays = typeof SealSays.Type;

const decode = Schema.decodeUnknownResult(SealSays, { onExcessProperty: "error" });

/** The seal that JSON says, or in words what is wrong with it. */
export function sealOf(json: unknown): SealSays | string {
  const decoded = decode(json);
  return Result.isSuccess(decoded)
    ? decoded.success
    : `a seal that says ${JSON.stringify(json)?.slice(0, 100) ?? "nothing"}`;
}
