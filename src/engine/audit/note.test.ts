import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  formatVerifier,
  openCheckpoint,
  parseVerifier,
  signCheckpoint,
  verifierOf,
} from './note.ts';
import { leafHash } from './tree.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const verifier = verifierOf(publicKey);
const checkpoint = {
  size: 4711,
  root: leafHash(Buffer.from('root')),
  sequence: 182_003,
  time: '2026-11-22T18:00:00.000Z',
};
const note = signCheckpoint(checkpoint, privateKey);

test('a checkpoint is read back by whoever has the printed public key', () => {
  const printed = parseVerifier(`${formatVerifier(verifier)}\n`);
  assert.ok(printed);
  assert.deepEqual(openCheckpoint(note, printed), checkpoint);
});

test('with any character of what is signed changed it is none', () => {
  const end = note.indexOf('\n\n') + 1;
  fc.assert(
    fc.property(fc.nat(end - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, other) => {
      fc.pre(note[at] !== other);
      const changed = note.slice(0, at) + other + note.slice(at + 1);
      assert.equal(openCheckpoint(changed, verifier), undefined);
    }),
    { numRuns: 500 },
  );
});

test('another key’s signature under the same name is none', () => {
  const other = generateKeyPairSync('ed25519');
  const forged = signCheckpoint(checkpoint, other.privateKey).replaceAll(
    verifierOf(other.publicKey).name,
    verifier.name,
  );
  assert.equal(openCheckpoint(forged, verifier), undefined);
});

test('a public key under another’s name, or damaged, is none', () => {
  const other = formatVerifier(verifierOf(generateKeyPairSync('ed25519').publicKey));
  const [name] = formatVerifier(verifier).split('+');
  assert.equal(parseVerifier(other.replace(/^[^+]+/, name!)), undefined);
  assert.equal(parseVerifier('not a key'), undefined);
});
