// The Merkle tree of RFC 9162 (section 2.1) over the journal's batches, in memory of log n hashes.
import { createHash } from 'node:crypto';

export const hashBytes = 32;
const leafPrefix = Buffer.from([0]);
const nodePrefix = Buffer.from([1]);

export function leafHash(data: Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(data).digest();
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest();
}

/** A row of leaves without gaps, known by the roots of its largest complete subtrees. */
export interface Tree {
  readonly size: number;
  append(leaf: Buffer): void;
  /** Root of what was appended; that of nothing is the hash of nothing. */
  root(): Buffer;
}

interface Subtree {
  readonly leaves: number;
  readonly hash: Buffer;
}

export function createTree(): Tree {
  // One subtree a power of two at most: subtreesMax is 53, for leaves are counted below 2^53.
  const subtrees: Subtree[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    append(leaf) {
      let last: Subtree = { leaves: 1, hash: leaf };
      while (subtrees.at(-1)?.leaves === last.leaves) {
        const before = subtrees.pop()!;
        last = { leaves: before.leaves * 2, hash: nodeHash(before.hash, last.hash) };
      }
      subtrees.push(last);
      size += 1;
    },
    root() {
      const right = subtrees.at(-1)?.hash ?? createHash('sha256').digest();
      return subtrees
        .slice(0, -1)
        .reduceRight<Buffer>((hash, left) => nodeHash(left.hash, hash), right);
    },
  };
}
