// What the commands of `sekisho audit` read: a journal's folder, checkpoints, a public key, proofs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkpointsMax } from '../engine/audit/examine.ts';
import {
  type Checkpoint,
  openCheckpoint,
  parseVerifier,
  type Verifier,
} from '../engine/audit/note.ts';
import type { Inclusion } from '../engine/audit/prove.ts';
import { UsageError } from './usage.ts';

export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}

/** The journal's folder, given itself or by the data directory that holds it. */
export function journalFolder(given: string | undefined): string {
  if (given === undefined) throw new UsageError('--data DIR is missing');
  const inside = join(given, 'journal');
  const folder = existsSync(inside) ? inside : given;
  if (!existsSync(folder)) throw new UsageError(`${given}: no journal there`);
  return folder;
}

export function readVerifier(path: string | undefined): Verifier {
  if (path === undefined) throw new UsageError('--public-key F is missing');
  const verifier = parseVerifier(textOf(path));
  if (!verifier) throw new UsageError(`${path}: no public key as \`audit key\` prints it`);
  return verifier;
}

/** Throws an Error, which is a failed check, where the file was not signed with that key. */
export function readCheckpoint(path: string, verifier: Verifier): Checkpoint {
  const checkpoint = openCheckpoint(textOf(path), verifier);
  if (!checkpoint) throw new Error(`${path}: no checkpoint that ${verifier.name} signed`);
  return checkpoint;
}

export function readCheckpoints(paths: readonly string[], verifier: Verifier): Checkpoint[] {
  if (paths.length > checkpointsMax)
    throw new UsageError(`at most ${checkpointsMax} checkpoints at once`);
  return paths.map((path) => readCheckpoint(path, verifier));
}

const hash = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
const place = z.number().int().min(0);
const proofSchema = z.discriminatedUnion('proof', [
  z.strictObject({
    proof: z.literal('inclusion'),
    checkpoint: z.string(),
    sequence: place,
    index: place,
    batch: z.base64(),
    path: z.array(hash).max(64),
  }),
  z.strictObject({
    proof: z.literal('consistency'),
    from: z.string(),
    to: z.string(),
    path: z.array(hash).max(128),
  }),
]);

/** As it stands in a file: checkpoints as they were signed, bytes as base64. */
export type Proof = z.infer<typeof proofSchema>;

export function readProof(path: string | undefined): Proof {
  if (path === undefined) throw new UsageError('--proof F is missing');
  try {
    return proofSchema.parse(JSON.parse(textOf(path)));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new Error(`${path}: no proof as \`audit prove\` or \`audit consistency\` prints it`);
  }
}

export const encoded = (bytes: Buffer): string => bytes.toString('base64');
export const decoded = (text: string): Buffer => Buffer.from(text, 'base64');

export function inclusionOf(proof: Proof & { proof: 'inclusion' }): Inclusion {
  const { sequence, index, batch, path } = proof;
  return { sequence, index, batch: decoded(batch), path: path.map(decoded) };
}
