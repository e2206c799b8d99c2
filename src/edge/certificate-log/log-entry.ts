// One entry of a certificate log, from either protocol.
import { byteReader } from './bytes.ts';
import { certificateNames } from './certificate-names.ts';
import { LogFault } from './fault.ts';

export interface LogEntry {
  readonly index: number;
  /** When the log took it. */
  readonly timeMs: number;
  readonly isPrecertificate: boolean;
  /** As in the certificate, lower case; wildcards with their `*.`. */
  readonly names: readonly string[];
}

const certificateType = 0;
const precertificateType = 1;
const issuerKeyHashBytes = 32;

/** `leaf_input` of RFC 6962, 4.6: the Merkle tree leaf, which holds what names are read from. */
export function readLeaf(index: number, leaf: Buffer): LogEntry {
  const reader = byteReader(leaf);
  const version = reader.number(1);
  const leafType = reader.number(1);
  if (version !== 0 || leafType !== 0)
    throw new LogFault('not-understood', `leaf of version ${version} and type ${leafType}`);
  return readTimestamped(index, reader);
}

/** A data tile of static-ct-api: entries one after the other, without a length. */
export function readTile(firstIndex: number, tile: Buffer): LogEntry[] {
  const reader = byteReader(tile);
  const entries: LogEntry[] = [];
  while (reader.left > 0) {
    const entry = readTimestamped(firstIndex + entries.length, reader);
    if (entry.isPrecertificate) reader.field(3);
    reader.field(2);
    entries.push(entry);
  }
  return entries;
}

function readTimestamped(index: number, reader: ReturnType<typeof byteReader>): LogEntry {
  const timeMs = reader.number(2) * 2 ** 48 + reader.number(6);
  const type = reader.number(2);
  if (type !== certificateType && type !== precertificateType)
    throw new LogFault('not-understood', `entry ${index} of type ${type}`);
  const isPrecertificate = type === precertificateType;
  if (isPrecertificate) reader.take(issuerKeyHashBytes);
  const der = reader.field(3);
  reader.field(2);
  return { index, timeMs, isPrecertificate, names: certificateNames(der) };
}
