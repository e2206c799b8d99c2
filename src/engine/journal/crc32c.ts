// CRC-32C (Castagnoli), sixteen bytes a step, because Node's zlib.crc32 is the IEEE polynomial.

/** Reflected Castagnoli polynomial, RFC 3720 appendix B.4. */
const POLYNOMIAL = 0x82f63b78;
const STEP_BYTES = 16;

function firstTable(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    return crc;
  });
}

/** Table k advances a byte's contribution by k further zero bytes. */
function sliceTables(): Int32Array[] {
  const tables = [firstTable()];
  for (let slice = 1; slice < STEP_BYTES; slice++) {
    const before = tables[slice - 1];
    tables.push(before.map((crc) => (crc >>> 8) ^ tables[0][crc & 255]));
  }
  return tables;
}

// Sixteen constants rather than an array of tables: the engine then keeps each base address.
const [t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15] = sliceTables();

/** CRC-32C of `bytes[start..end)`, continued from `seed` (the CRC of what came before; 0 at first). */
export function crc32c(bytes: Uint8Array, start: number, end: number, seed = 0): number {
  const b = bytes;
  let crc = ~seed;
  let at = start;
  for (const last = end - STEP_BYTES; at <= last; at += STEP_BYTES) {
    crc ^= b[at] | (b[at + 1] << 8) | (b[at + 2] << 16) | (b[at + 3] << 24);
    crc =
      t15[crc & 255] ^
      t14[(crc >>> 8) & 255] ^
      t13[(crc >>> 16) & 255] ^
      t12[crc >>> 24] ^
      t11[b[at + 4]] ^
      t10[b[at + 5]] ^
      t9[b[at + 6]] ^
      t8[b[at + 7]] ^
      t7[b[at + 8]] ^
      t6[b[at + 9]] ^
      t5[b[at + 10]] ^
      t4[b[at + 11]] ^
      t3[b[at + 12]] ^
      t2[b[at + 13]] ^
      t1[b[at + 14]] ^
      t0[b[at + 15]];
  }
  while (at < end) crc = (crc >>> 8) ^ t0[(crc ^ b[at++]) & 255];
  return ~crc >>> 0;
}
