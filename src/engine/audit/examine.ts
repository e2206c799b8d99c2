// Holds a journal's folder against signed checkpoints: what an outsider with the public key can say of it.
import type { Disk } from '../journal/disk.ts';
import type { JournalDamage } from '../journal/scan.ts';
import { leavesOf } from './leaves.ts';
import type { Checkpoint } from './note.ts';
import { createTree } from './tree.ts';

/** More at once is nobody's need: hourly ones of a year. */
export const checkpointsMax = 10_000;

/**
 * - `holds`: the journal begins with exactly what was signed.
 * - `rewritten`: it has as many batches, and they are not those.
 * - `truncated`: it ends before.
 * - `unknown`: it is damaged before.
 */
export type CheckpointState = 'holds' | 'rewritten' | 'truncated' | 'unknown';

export interface Examined {
  readonly batches: number;
  readonly lastSequence: number;
  readonly root: Buffer;
  /** So many batches are known to be on disk by a batch after them. */
  readonly durableBatches: number;
  readonly damage?: JournalDamage;
  /** In the order in which they were given. */
  readonly states: readonly CheckpointState[];
}

/** One pass, each byte hashed once; holds log n hashes and one read window or batch. */
export async function examine(
  disk: Disk,
  folder: string,
  checkpoints: readonly Checkpoint[] = [],
): Promise<Examined> {
  const tree = createTree();
  const sizes = new Set(checkpoints.map(({ size }) => size));
  // One entry a checkpoint: checkpointsMax.
  const rootAt = new Map<number, Buffer>();
  // As rootAt: checkpointsMax.
  const sequenceAt = new Map<number, number>();
  let lastSequence = 0;
  let durableBatches = 0;
  // Not known to be durable yet: as many as one group of writes holds.
  let waiting: { size: number; sequence: number }[] = [];
  let damage: JournalDamage | undefined;
  const note = (): void => {
    if (!sizes.has(tree.size)) return;
    rootAt.set(tree.size, tree.root());
    sequenceAt.set(tree.size, lastSequence);
  };
  note();
  for await (const item of leavesOf(disk, folder)) {
    if (item.kind === 'damage') {
      damage = item.damage;
      break;
    }
    tree.append(item.hash);
    lastSequence = item.end.lastSequence;
    note();
    waiting.push({ size: tree.size, sequence: lastSequence });
    const known = waiting.filter(({ sequence }) => sequence <= item.end.durableSequence);
    durableBatches = known.at(-1)?.size ?? durableBatches;
    waiting = waiting.slice(known.length);
  }
  const states = checkpoints.map(({ size, root, sequence }): CheckpointState => {
    const found = rootAt.get(size);
    if (!found) return damage ? 'unknown' : 'truncated';
    return found.equals(root) && sequenceAt.get(size) === sequence ? 'holds' : 'rewritten';
  });
  return { batches: tree.size, lastSequence, root: tree.root(), durableBatches, damage, states };
}
