// Inclusion and consistency proofs of RFC 9162 (sections 2.1.3 and 2.1.4): which subtrees they name,
// and how whoever has only the roots checks them.
import { createTree, nodeHash, type Tree } from './tree.ts';

/** Leaves `from` to before `to`; the hash of a proof is the root of such a row. */
export interface Row {
  readonly from: number;
  readonly to: number;
}

/** The largest power of two below `size`, which is at least 2. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Rows of the audit path of leaf `index` among `size` leaves, from the leaf up. */
export function inclusionRows(index: number, size: number): Row[] {
  return pathRows(index, 0, size);
}

function pathRows(index: number, from: number, to: number): Row[] {
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  if (index < middle) return [...pathRows(index, from, middle), { from: middle, to }];
  return [...pathRows(index, middle, to), { from, to: middle }];
}

/** Rows of the proof that the first `older` of `size` leaves are the tree of that size. */
export function consistencyRows(older: number, size: number): Row[] {
  if (older === 0 || older === size) return [];
  return subProofRows(older, 0, size, true);
}

function subProofRows(older: number, from: number, to: number, isWhole: boolean): Row[] {
  if (older === to) return isWhole ? [] : [{ from, to }];
  const middle = from + splitOf(to - from);
  if (older <= middle) return [...subProofRows(older, from, middle, isWhole), { from: middle, to }];
  return [...subProofRows(older, middle, to, false), { from, to: middle }];
}

/** Takes every leaf once, in order, and gives the root of each row. */
export interface RowRoots {
  take(index: number, leaf: Buffer): void;
  hashes(): Buffer[];
}

export function createRowRoots(rows: readonly Row[]): RowRoots {
  const trees: Tree[] = rows.map(() => createTree());
  return {
    take(index, leaf) {
      const place = rows.findIndex(({ from, to }) => index >= from && index < to);
      if (place >= 0) trees[place]!.append(leaf);
    },
    hashes() {
      const short = rows.findIndex(({ from, to }, place) => trees[place]!.size !== to - from);
      if (short >= 0)
        throw new Error(`leaves ${rows[short]!.from} to ${rows[short]!.to} are not there`);
      return trees.map((tree) => tree.root());
    },
  };
}

/** The root that a leaf and its path lead to; nothing where the path does not fit the place. */
export function rootOfInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
): Buffer | undefined {
  const isPlace = Number.isSafeInteger(index) && Number.isSafeInteger(size);
  if (!isPlace || index < 0 || index >= size) return undefined;
  const rows = inclusionRows(index, size);
  if (rows.length !== path.length) return undefined;
  return rows.reduce<Buffer>(
    (hash, { from }, place) =>
      from > index ? nodeHash(hash, path[place]!) : nodeHash(path[place]!, hash),
    leaf,
  );
}

/** Whether the tree of `size` and `root` begins with the one of `older` and `olderRoot`. */
export function isConsistent(
  older: number,
  olderRoot: Buffer,
  size: number,
  root: Buffer,
  path: readonly Buffer[],
): boolean {
  if (!Number.isSafeInteger(older) || !Number.isSafeInteger(size)) return false;
  if (older < 0 || older > size) return false;
  const rows = consistencyRows(older, size);
  if (rows.length !== path.length) return false;
  if (older === size) return olderRoot.equals(root);
  if (older === 0) return true;
  // Where the older tree is itself a subtree of the newer, its root is not repeated in the path.
  const isSubtree = rows[0]!.from === older;
  let [oldHash, newHash] = isSubtree ? [olderRoot, olderRoot] : [path[0]!, path[0]!];
  for (let place = isSubtree ? 0 : 1; place < rows.length; place += 1) {
    const hash = path[place]!;
    if (rows[place]!.from < older) oldHash = nodeHash(hash, oldHash);
    newHash = rows[place]!.from < older ? nodeHash(hash, newHash) : nodeHash(newHash, hash);
  }
  return oldHash.equals(olderRoot) && newHash.equals(root);
}
