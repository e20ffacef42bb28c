/**
 * The CRC-32 of ISO 3309 (as in zlib, PNG and gzip), eight bytes a step by the tables of
 * Kounavis and Berry (2005). It is here, and not taken from Node, because a frame must be
 * checked wherever it is read, a browser included; where Node's own is at hand it is faster and
 * may be passed in its place.
 */

/** A CRC-32 of bytes, 0…2^32−1. */
export type Crc = (bytes: Uint8Array) => number;

const polynomial = 0xedb88320;
const tables = sliceTables();

export function crc32(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 8);
  let crc = -1;
  for (let i = 0; i < whole; i += 8) {
    const low = crc ^ view.getInt32(i, true);
    const high = view.getInt32(i + 4, true);
    crc =
      tables[1792 + (low & 255)] ^
      tables[1536 + ((low >>> 8) & 255)] ^
      tables[1280 + ((low >>> 16) & 255)] ^
      tables[1024 + (low >>> 24)] ^
      tables[768 + (high & 255)] ^
      tables[512 + ((high >>> 8) & 255)] ^
      tables[256 + ((high >>> 16) & 255)] ^
      tables[high >>> 24];
  }
  for (let i = whole; i < bytes.length; i++) {
    crc = (crc >>> 8) ^ tables[(crc ^ bytes[i]) & 255];
  }
  return ~crc >>> 0;
}

/** Eight tables of 256 in one array; table k is a byte followed by k zero bytes. */
function sliceTables(): Int32Array {
  const all = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? polynomial : 0);
    all[byte] = crc;
  }
  for (let i = 256; i < all.length; i++) {
    all[i] = (all[i - 256] >>> 8) ^ all[all[i - 256] & 255];
  }
  return all;
}
