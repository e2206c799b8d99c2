// Signs what a data directory's journal is now, and keeps every checkpoint it has signed.

import { createPublicKey } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from '../journal/disk.ts';
import { openJournal } from '../journal/journal.ts';
import { JournalError } from '../journal/journal-error.ts';
import { ensureAuditKey } from './audit-key.ts';
import { examine } from './examine.ts';
import { leavesOf } from './leaves.ts';
import { type Checkpoint, openCheckpoint, signCheckpoint, verifierOf } from './note.ts';
import { createTree } from './tree.ts';

const folderName = 'audit';
const suffix = '.checkpoint';

/** Why nothing is signed. */
export class AuditRefusal extends Error {}

/** The last checkpoint that was signed here and is still there. */
export function lastSigned(directory: string): string | undefined {
  const folder = join(directory, folderName);
  const names = namesIn(folder).sort();
  const last = names.at(-1);
  return last === undefined ? undefined : readFileSync(join(folder, last), 'utf8');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(suffix));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Signs only what it has read and found sound, only what is durable, and only what goes on from the
 * checkpoint before. While a service writes, the last batch waits for the next checkpoint: that it
 * is on disk is known from the batch after it.
 */
export async function signNow(disk: Disk, directory: string, time: string): Promise<string> {
  const key = ensureAuditKey(directory);
  const folder = join(directory, 'journal');
  const isIdle = await settle(disk, folder);
  const before = lastSigned(directory);
  const verifier = verifierOf(createPublicKey(key));
  const earlier = before === undefined ? undefined : openCheckpoint(before, verifier);
  if (before !== undefined && !earlier)
    throw new AuditRefusal('the last checkpoint kept here was not signed with this key');
  const found = await examine(disk, folder, earlier ? [earlier] : []);
  const { states, damage } = found;
  if (damage) throw new AuditRefusal(`${damage.segment} is damaged (${damage.problem})`);
  if (earlier && states[0] !== 'holds')
    throw new AuditRefusal(`the journal does not go on from the last checkpoint: ${states[0]}`);
  const now = isIdle
    ? { size: found.batches, root: found.root, sequence: found.lastSequence }
    : await firstBatches(disk, folder, found.durableBatches);
  if (before !== undefined && now.size <= earlier!.size) return before;
  const note = signCheckpoint({ ...now, time }, key);
  keep(directory, now.size, note);
  return note;
}

/** Makes durable what a service that has ended left behind; false where one is running. */
async function settle(disk: Disk, folder: string): Promise<boolean> {
  try {
    await (await openJournal(folder, { disk })).close();
    return true;
  } catch (error) {
    if (error instanceof JournalError && error.code === 'locked') return false;
    throw error;
  }
}

async function firstBatches(
  disk: Disk,
  folder: string,
  size: number,
): Promise<Omit<Checkpoint, 'time'>> {
  const tree = createTree();
  let sequence = 0;
  for await (const item of leavesOf(disk, folder)) {
    if (tree.size === size) break;
    if (item.kind === 'damage') throw new AuditRefusal(`${item.damage.segment} is damaged`);
    tree.append(item.hash);
    sequence = item.end.lastSequence;
  }
  return { size: tree.size, root: tree.root(), sequence };
}

function keep(directory: string, size: number, note: string): void {
  const folder = join(directory, folderName);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `${String(size).padStart(16, '0')}${suffix}`), note, {
    mode: 0o600,
    flush: true,
  });
}
