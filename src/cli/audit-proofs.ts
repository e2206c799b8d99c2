// `sekisho audit prove`, `consistency` and `check`: proofs out of a journal, and their check without it.

import { createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { ensureAuditKey } from '../engine/audit/audit-key.ts';
import { openCheckpoint, type Verifier, verifierOf } from '../engine/audit/note.ts';
import {
  checkConsistency,
  checkInclusion,
  proveConsistency,
  proveInclusion,
} from '../engine/audit/prove.ts';
import { lastSigned } from '../engine/audit/sign-now.ts';
import { realDisk } from '../engine/journal/disk.ts';
import {
  decoded,
  encoded,
  inclusionOf,
  journalFolder,
  type Proof,
  readProof,
  readVerifier,
  textOf,
} from './audit-files.ts';
import { type CommandOutput, UsageError, wholeNumber } from './usage.ts';

export interface ProofOptions {
  readonly data?: string;
  readonly sequence?: string;
  readonly checkpoint?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly proof?: string;
  readonly out?: string;
  readonly 'public-key'?: string;
}

function ownVerifier(directory: string): Verifier {
  return verifierOf(createPublicKey(ensureAuditKey(directory)));
}

function give(proof: Proof, { out }: ProofOptions, output: CommandOutput): number {
  const text = `${JSON.stringify(proof)}\n`;
  if (out === undefined) output.stdout(text);
  else writeFileSync(out, text, { mode: 0o600 });
  return 0;
}

/** Under the checkpoint given, or the last one signed here. */
export async function proveRecord(options: ProofOptions, output: CommandOutput): Promise<number> {
  const folder = journalFolder(options.data);
  const sequence = wholeNumber('sequence', options.sequence, 1);
  const [given] = options.checkpoint ?? [];
  const note = given === undefined ? lastSigned(options.data!) : textOf(given);
  if (note === undefined) throw new UsageError('nothing is signed yet: sekisho audit checkpoint');
  const checkpoint = openCheckpoint(note, ownVerifier(options.data!));
  if (!checkpoint) throw new Error('the checkpoint was not signed with the key of this directory');
  const found = await proveInclusion(realDisk, folder, sequence, checkpoint);
  if (!found) throw new Error(`record ${sequence} is not under this checkpoint`);
  const { index, batch, path } = found;
  const bytes = { batch: encoded(batch), path: path.map(encoded) };
  return give({ proof: 'inclusion', checkpoint: note, sequence, index, ...bytes }, options, output);
}

export async function proveContinuation(
  options: ProofOptions,
  output: CommandOutput,
): Promise<number> {
  const folder = journalFolder(options.data);
  const { from, to } = options;
  if (from === undefined || to === undefined) throw new UsageError('--from F --to F are missing');
  const notes = { from: textOf(from), to: textOf(to) };
  const verifier = ownVerifier(options.data!);
  const [older, newer] = [openCheckpoint(notes.from, verifier), openCheckpoint(notes.to, verifier)];
  if (!older || !newer) throw new Error('not signed with the key of this directory');
  if (older.size > newer.size) throw new UsageError('--from is later than --to');
  const path = await proveConsistency(realDisk, folder, older, newer);
  if (!checkConsistency(older, newer, path))
    throw new Error('the journal does not lead from the one to the other');
  return give({ proof: 'consistency', ...notes, path: path.map(encoded) }, options, output);
}

/** Needs the public key and the proof, nothing else. */
export function checkProof(options: ProofOptions, output: CommandOutput): number {
  const verifier = readVerifier(options['public-key']);
  const proof = readProof(options.proof);
  if (proof.proof === 'inclusion') {
    const checkpoint = openCheckpoint(proof.checkpoint, verifier);
    const payload = checkpoint && checkInclusion(inclusionOf(proof), checkpoint);
    if (!payload) throw new Error('the proof does not hold');
    output.stderr(`record ${proof.sequence} is in the journal signed at ${checkpoint.time}\n`);
    output.stdout(`${payload}\n`);
    return 0;
  }
  const older = openCheckpoint(proof.from, verifier);
  const newer = openCheckpoint(proof.to, verifier);
  if (!older || !newer || !checkConsistency(older, newer, proof.path.map(decoded)))
    throw new Error('the proof does not hold');
  output.stdout(`${newer.size} batches begin with the ${older.size} signed at ${older.time}\n`);
  return 0;
}
