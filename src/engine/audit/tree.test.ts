import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  consistencyRows,
  createRowRoots,
  inclusionRows,
  isConsistent,
  rootOfInclusion,
} from './proof.ts';
import { createTree, leafHash } from './tree.ts';

/** The data and roots that Certificate Transparency's own tests use. */
const data = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function leaves(count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));
}

function rootOf(all: readonly Buffer[]): Buffer {
  const tree = createTree();
  for (const leaf of all) tree.append(leaf);
  return tree.root();
}

function hashesOf(rows: ReturnType<typeof inclusionRows>, all: readonly Buffer[]): Buffer[] {
  const found = createRowRoots(rows);
  for (const [index, leaf] of all.entries()) found.take(index, leaf);
  return found.hashes();
}

test('the tree has the roots that Certificate Transparency has', () => {
  const tree = createTree();
  for (const [size, root] of roots.entries()) {
    assert.equal(tree.root().toString('hex'), root);
    if (size < data.length) tree.append(leafHash(Buffer.from(data[size]!, 'hex')));
  }
});

test('every leaf of every tree up to 40 proves itself, and no other leaf does', () => {
  for (let size = 1; size <= 40; size += 1) {
    const all = leaves(size);
    for (const [index, leaf] of all.entries()) {
      const path = hashesOf(inclusionRows(index, size), all);
      assert.ok(path.length <= Math.ceil(Math.log2(size)));
      assert.ok(rootOfInclusion(leaf, index, size, path)?.equals(rootOf(all)));
      const other = leafHash(Buffer.from('another'));
      assert.ok(!rootOfInclusion(other, index, size, path)?.equals(rootOf(all)));
    }
  }
});

test('every tree is consistent with all before it, and with none that differs', () => {
  for (let size = 1; size <= 40; size += 1) {
    const all = leaves(size);
    for (let older = 0; older <= size; older += 1) {
      const path = hashesOf(consistencyRows(older, size), all);
      const before = rootOf(all.slice(0, older));
      assert.ok(isConsistent(older, before, size, rootOf(all), path), `${older} of ${size}`);
      if (older === 0) continue;
      const changed = rootOf(all.with(older - 1, leafHash(Buffer.from('another'))));
      assert.ok(!isConsistent(older, before, size, changed, path), `${older} of ${size} changed`);
    }
  }
});

test('a proof with any byte changed proves nothing', () => {
  const all = leaves(37);
  fc.assert(
    fc.property(
      fc.nat(36),
      fc.nat(),
      fc.nat(31),
      fc.integer({ min: 1, max: 255 }),
      (index, at, byte, flip) => {
        const path = hashesOf(inclusionRows(index, 37), all);
        const changed = Buffer.from(path[at % path.length]!);
        changed[byte]! ^= flip;
        const wrong = path.with(at % path.length, changed);
        assert.ok(!rootOfInclusion(all[index]!, index, 37, wrong)?.equals(rootOf(all)));
      },
    ),
    { numRuns: 200 },
  );
});
