// Signed checkpoints as text: the formats of C2SP tlog-checkpoint and signed-note, which others read too.
//
//   sekisho-0123456789abcdef            name of the log, made of its public key
//   4711                                batches
//   <root, base64>
//   sequence 182003                     last record of them
//   time 2026-11-22T18:00:00.000Z       when it was signed, by the signer's clock
//
//   — sekisho-0123456789abcdef <4 bytes of the key's id and 64 of Ed25519, base64>
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { hashBytes } from './tree.ts';

/** What a checkpoint says; a later one says it of more batches. */
export interface Checkpoint {
  readonly size: number;
  readonly root: Buffer;
  readonly sequence: number;
  readonly time: string;
}

export interface Verifier {
  readonly name: string;
  readonly key: KeyObject;
}

const ed25519 = Buffer.from([1]);
const keyIdBytes = 4;
const keyBytes = 32;
const signatureBytes = 64;
/** A checkpoint has some 300 characters; more is none. */
export const noteLengthMax = 4_096;

function rawOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url');
}

function idOf(name: string, key: KeyObject): Buffer {
  const said = Buffer.concat([Buffer.from(`${name}\n`), ed25519, rawOf(key)]);
  return createHash('sha256').update(said).digest().subarray(0, keyIdBytes);
}

export function verifierOf(key: KeyObject): Verifier {
  const name = createHash('sha256').update(rawOf(key)).digest('hex').slice(0, 16);
  return { name: `sekisho-${name}`, key };
}

/** `name+id+key`, one line: what an outsider is given. */
export function formatVerifier({ name, key }: Verifier): string {
  const encoded = Buffer.concat([ed25519, rawOf(key)]).toString('base64');
  return `${name}+${idOf(name, key).toString('hex')}+${encoded}`;
}

/** Nothing where the line is no public key of this kind, or does not fit its own name. */
export function parseVerifier(line: string): Verifier | undefined {
  const found = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line.trim());
  if (!found) return undefined;
  const bytes = Buffer.from(found[3]!, 'base64');
  if (bytes.length !== 1 + keyBytes || bytes[0] !== ed25519[0]) return undefined;
  const x = bytes.subarray(1).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const verifier = verifierOf(key);
  const isIts = verifier.name === found[1] && idOf(found[1], key).toString('hex') === found[2];
  return isIts ? verifier : undefined;
}

function bodyOf(name: string, { size, root, sequence, time }: Checkpoint): string {
  return `${name}\n${size}\n${root.toString('base64')}\nsequence ${sequence}\ntime ${time}\n`;
}

export function signCheckpoint(checkpoint: Checkpoint, privateKey: KeyObject): string {
  const { name, key } = verifierOf(createPublicKey(privateKey));
  const body = bodyOf(name, checkpoint);
  const signature = sign(null, Buffer.from(body), privateKey);
  const encoded = Buffer.concat([idOf(name, key), signature]).toString('base64');
  return `${body}\n— ${name} ${encoded}\n`;
}

const bodyPattern =
  /^(\S+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\nsequence (0|[1-9]\d{0,15})\ntime (\S{24})\n$/;

/** The checkpoint, or nothing where it is not one that this key signed. */
export function openCheckpoint(text: string, verifier: Verifier): Checkpoint | undefined {
  if (text.length > noteLengthMax) return undefined;
  const end = text.lastIndexOf('\n\n') + 1;
  const [body, signed] = [text.slice(0, end), text.slice(end + 1)];
  const found = bodyPattern.exec(body);
  if (!found || found[1] !== verifier.name || !isSigned(body, signed, verifier)) return undefined;
  const root = Buffer.from(found[3]!, 'base64');
  if (root.length !== hashBytes) return undefined;
  return { size: Number(found[2]), root, sequence: Number(found[4]), time: found[5]! };
}

/** Signatures by others may stand beside it, as witnesses do. */
function isSigned(body: string, signed: string, { name, key }: Verifier): boolean {
  const start = `— ${name} `;
  return signed.split('\n').some((line) => {
    if (!line.startsWith(start)) return false;
    const bytes = Buffer.from(line.slice(start.length), 'base64');
    if (bytes.length !== keyIdBytes + signatureBytes) return false;
    if (!bytes.subarray(0, keyIdBytes).equals(idOf(name, key))) return false;
    return verify(null, Buffer.from(body), key, bytes.subarray(keyIdBytes));
  });
}
