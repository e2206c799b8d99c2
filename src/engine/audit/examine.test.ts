// What an administrator with the disk, and with or without the key, can and cannot hide.
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { realDisk } from '../journal/disk.ts';
import { openJournal } from '../journal/journal.ts';
import { appendBatch, payloadOf } from '../journal/testing.ts';
import { ensureAuditKey } from './audit-key.ts';
import { examine } from './examine.ts';
import { type Checkpoint, openCheckpoint, verifierOf } from './note.ts';
import { checkConsistency, checkInclusion, proveConsistency, proveInclusion } from './prove.ts';
import { AuditRefusal, signNow } from './sign-now.ts';

const time = '2026-11-22T18:00:00.000Z';

interface Kept {
  readonly directory: string;
  readonly folder: string;
  /** Signs now, as an outsider reads it. */
  sign(): Promise<Checkpoint>;
  /** Appends batches of three records. */
  grow(batches: number, fill?: (sequence: number) => Buffer): Promise<void>;
  /** Throws the whole journal away and writes another of as many batches. */
  rewrite(batches: number): Promise<void>;
}

function begin(t: TestContext): Kept {
  const directory = mkdtempSync(join(tmpdir(), 'sekisho-audit-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const folder = join(directory, 'journal');
  async function grow(batches: number, fill = payloadOf): Promise<void> {
    const journal = await openJournal(folder, { segmentBytesMax: 2_000 });
    for (let count = 0; count < batches; count += 1) {
      const first = journal.nextSequence;
      await journal.append([first, first + 1, first + 2].map(fill), first);
    }
    await journal.close();
  }
  return {
    directory,
    folder,
    grow,
    async sign() {
      const verifier = verifierOf(createPublicKey(ensureAuditKey(directory)));
      return openCheckpoint(await signNow(realDisk, directory, time), verifier)!;
    },
    async rewrite(batches) {
      rmSync(folder, { recursive: true });
      await grow(batches, (sequence) => Buffer.from(`{"another":${sequence}}`));
    },
  };
}

async function lastSegment(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.segment')).sort();
  return join(folder, names.at(-1)!);
}

describe('an outsider with a checkpoint and the public key', () => {
  test('finds the journal as it was signed, and as it went on from there', async (t) => {
    const kept = begin(t);
    await kept.grow(40);
    const first = await kept.sign();
    assert.deepEqual([first.size, first.sequence], [40, 120]);
    await kept.grow(7);
    const second = await kept.sign();
    const found = await examine(realDisk, kept.folder, [first, second]);
    assert.deepEqual(found.states, ['holds', 'holds']);
    assert.equal(found.damage, undefined);
    const path = await proveConsistency(realDisk, kept.folder, first, second);
    assert.ok(checkConsistency(first, second, path));
  });

  test('sees that the end was cut off, to the batch', async (t) => {
    const kept = begin(t);
    await kept.grow(20);
    const shorter = await kept.sign();
    const { size } = statSync(await lastSegment(kept.folder));
    await kept.grow(1);
    const longer = await kept.sign();
    await truncate(await lastSegment(kept.folder), size);
    const { states, damage } = await examine(realDisk, kept.folder, [shorter, longer]);
    assert.equal(damage, undefined, 'as a journal it is whole');
    assert.deepEqual(states, ['holds', 'truncated']);
  });

  test('sees that all was rewritten, though every checksum and hash of it fits', async (t) => {
    const kept = begin(t);
    await kept.grow(20);
    const signed = await kept.sign();
    await kept.rewrite(20);
    const { states, damage } = await examine(realDisk, kept.folder, [signed]);
    assert.equal(damage, undefined);
    assert.deepEqual(states, ['rewritten']);
  });

  test('sees one flipped byte, and where', async (t) => {
    const kept = begin(t);
    await kept.grow(20);
    const signed = await kept.sign();
    const [name] = (await readdir(kept.folder)).filter((one) => one.endsWith('.segment')).sort();
    const bytes = await readFile(join(kept.folder, name!));
    bytes[300]! ^= 1;
    await writeFile(join(kept.folder, name!), bytes);
    const { states, damage } = await examine(realDisk, kept.folder, [signed]);
    assert.equal(damage?.segment, name);
    assert.deepEqual(states, ['unknown']);
  });

  test('sees that the beginning was taken away', async (t) => {
    const kept = begin(t);
    await kept.grow(40);
    const signed = await kept.sign();
    const [name] = (await readdir(kept.folder)).filter((one) => one.endsWith('.segment')).sort();
    rmSync(join(kept.folder, name!));
    const { states, damage } = await examine(realDisk, kept.folder, [signed]);
    assert.equal(damage?.problem, 'segment-link');
    assert.deepEqual(states, ['unknown']);
  });
});

describe('an administrator with the disk', () => {
  test('can hide what came after the last checkpoint handed out', async (t) => {
    const kept = begin(t);
    await kept.grow(20);
    const handedOut = await kept.sign();
    const { size } = statSync(await lastSegment(kept.folder));
    await kept.grow(1);
    await truncate(await lastSegment(kept.folder), size);
    const { states, damage } = await examine(realDisk, kept.folder, [handedOut]);
    assert.deepEqual([states, damage], [['holds'], undefined]);
  });

  test('who has the key as well can rewrite all, unless an older checkpoint is outside', async (t) => {
    const kept = begin(t);
    await kept.grow(20);
    const outside = await kept.sign();
    await kept.rewrite(20);
    rmSync(join(kept.directory, 'audit'), { recursive: true });
    const forged = await kept.sign();
    const { states } = await examine(realDisk, kept.folder, [forged, outside]);
    assert.deepEqual(states, ['holds', 'rewritten']);
  });

  test('is told, and nothing is signed, where the journal no longer goes on from what was signed', async (t) => {
    const kept = begin(t);
    await kept.grow(20);
    await kept.sign();
    await kept.rewrite(30);
    await assert.rejects(kept.sign(), AuditRefusal);
  });

  test('gets the same checkpoint again while nothing was added', async (t) => {
    const kept = begin(t);
    await kept.grow(3);
    assert.deepEqual(await kept.sign(), await kept.sign());
  });
});

test('while a service writes, only what a later batch calls durable is signed', async (t) => {
  const kept = begin(t);
  await kept.grow(5);
  const journal = await openJournal(kept.folder);
  try {
    await appendBatch(journal, 3);
    assert.equal((await kept.sign()).size, 5);
    await appendBatch(journal, 3);
    assert.equal((await kept.sign()).size, 6);
  } finally {
    await journal.close();
  }
});

test('every record is proven to whoever has the checkpoint, and no other record is', async (t) => {
  const kept = begin(t);
  await kept.grow(13);
  const signed = await kept.sign();
  await kept.grow(2);
  for (let sequence = 1; sequence <= 39; sequence += 1) {
    const proof = await proveInclusion(realDisk, kept.folder, sequence, signed);
    assert.deepEqual(checkInclusion(proof!, signed), payloadOf(sequence));
    const batch = Buffer.from(proof!.batch);
    batch[batch.length - 1]! ^= 1;
    assert.equal(checkInclusion({ ...proof!, batch }, signed), undefined);
    assert.equal(checkInclusion({ ...proof!, sequence: sequence + 3 }, signed), undefined);
  }
  assert.equal(await proveInclusion(realDisk, kept.folder, 40, signed), undefined);
});

test('the key is made once, and only its owner may read it', async (t) => {
  const { directory } = begin(t);
  const made = ensureAuditKey(directory);
  assert.ok(ensureAuditKey(directory).equals(made));
  assert.equal(statSync(join(directory, 'audit-key.pem')).mode & 0o777, 0o600);
  assert.ok(!existsSync(join(directory, 'journal')));
});
