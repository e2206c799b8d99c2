import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { addKey, listKeys, loadKeys, revokeKey, rotateKey } from './keys.ts';

async function withDirectory(run: (dir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'keys-'));
  try {
    await run(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** The token with one letter of its secret changed. */
function spoilt(token: string): string {
  const last = token.at(-5) === 'A' ? 'B' : 'A';
  return `${token.slice(0, -5)}${last}${token.slice(-4)}`;
}

test('a token belongs to the firm it was made for', () =>
  withDirectory(async (dir) => {
    const first = await addKey(dir, 'Kabuto Securities');
    const second = await addKey(dir, '甲証券');
    assert.match(first, /^sk_kabuto-securities-[0-9a-f]{8}_[\w-]{43}$/);
    assert.match(second, /^sk_firm-[0-9a-f]{8}_[\w-]{43}$/);
    const ring = loadKeys(dir);
    assert.equal(await ring.verify(first), 'Kabuto Securities');
    assert.equal(await ring.verify(second), '甲証券');
  }));

test('a wrong token belongs to nobody', () =>
  withDirectory(async (dir) => {
    const token = await addKey(dir, 'a');
    const other = await addKey(dir, 'b');
    const [, id] = token.split('_');
    const wrong = [
      '',
      'sk_',
      spoilt(token),
      token.slice(0, -1),
      `${token}x`,
      `sk_${id}_${other.slice(-43)}`,
      `sk___proto__${'x'.repeat(43)}`,
      `sk_constructor_${'x'.repeat(43)}`,
      'x'.repeat(100_000),
    ];
    const ring = loadKeys(dir);
    for (const text of wrong) assert.equal(await ring.verify(text), undefined, text.slice(0, 60));
  }));

test('neither the token nor its secret is kept', () =>
  withDirectory(async (dir) => {
    const token = await addKey(dir, 'a');
    const text = await readFile(join(dir, 'keys.json'), 'utf8');
    assert.ok(!text.includes(token.slice(-43)));
    assert.equal((await stat(join(dir, 'keys.json'))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(dir), ['keys.json']);
  }));

test('the slow hash runs once for a right key and never for a wrong one', () =>
  withDirectory(async (dir) => {
    const token = await addKey(dir, 'a');
    const ring = loadKeys(dir);
    const slowMs = await timed(() => ring.verify(token));
    const bad = spoilt(token);
    const manyMs = await timed(async () => {
      for (let i = 0; i < 500; i++) await Promise.all([ring.verify(token), ring.verify(bad)]);
    });
    // Once for each of 1,000 it would be a thousand times as long.
    assert.ok(manyMs < slowMs * 100, `${slowMs} ms once, ${manyMs} ms for 1000`);
  }));

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

test('keys added and struck out later take effect', () =>
  withDirectory(async (dir) => {
    const ring = loadKeys(dir, 0);
    const token = await addKey(dir, 'a');
    assert.equal(await ring.verify(token), 'a');
    await rm(join(dir, 'keys.json'));
    assert.equal(await ring.verify(token), undefined);
  }));

test('a file spoilt later leaves the last good keys, at start it is an error', () =>
  withDirectory(async (dir) => {
    const token = await addKey(dir, 'a');
    const ring = loadKeys(dir, 0);
    await writeFile(join(dir, 'keys.json'), '{"version":1,');
    assert.equal(await ring.verify(token), 'a');
    assert.throws(() => loadKeys(dir), /is not a keys file/);
  }));

test('keys made at the same time are all kept, or the maker is told', () =>
  withDirectory(async (dir) => {
    const made = await Promise.allSettled(['a', 'b', 'c', 'd'].map((firm) => addKey(dir, firm)));
    const ring = loadKeys(dir);
    let kept = 0;
    for (const result of made) {
      if (result.status === 'rejected') assert.match(String(result.reason), /another key/);
      else if ((await ring.verify(result.value)) !== undefined) kept++;
    }
    assert.equal(kept, made.filter((result) => result.status === 'fulfilled').length);
    assert.ok(kept >= 1);
  }));

test('a firm without a name is refused and leaves nothing behind', () =>
  withDirectory(async (dir) => {
    await assert.rejects(addKey(dir, ''));
    await assert.rejects(addKey(dir, 'x'.repeat(129)));
    assert.deepEqual(await readdir(dir), []);
  }));

test('a key is changed over: both are good for a while, then only the new one', () =>
  withDirectory(async (dir) => {
    const old = await addKey(dir, 'a');
    const ring = loadKeys(dir, 0);
    assert.equal(await ring.verify(old), 'a');
    const overlapMs = 300;
    const [{ id }] = listKeys(dir);
    const made = await rotateKey(dir, id!, overlapMs);
    assert.equal(await ring.verify(old), 'a');
    assert.equal(await ring.verify(made!.token), 'a');
    assert.deepEqual(
      listKeys(dir).map(({ firm, expires }) => [firm, expires !== undefined]),
      [
        ['a', true],
        ['a', false],
      ],
    );
    await new Promise((resolve) => setTimeout(resolve, overlapMs + 20));
    assert.equal(await ring.verify(old), undefined, 'also where it was verified before');
    assert.equal(await loadKeys(dir).verify(old), undefined);
    assert.equal(await ring.verify(made!.token), 'a');
    assert.equal(await rotateKey(dir, id!, overlapMs), undefined);
    assert.equal(await rotateKey(dir, 'nothing', overlapMs), undefined);
  }));

test('a key revoked is none, and the others stay', () =>
  withDirectory(async (dir) => {
    const [first, second] = [await addKey(dir, 'a'), await addKey(dir, 'b')];
    const ring = loadKeys(dir, 0);
    const [{ id }] = listKeys(dir);
    assert.equal(await revokeKey(dir, id!), true);
    assert.equal(await revokeKey(dir, id!), false);
    assert.equal(await revokeKey(dir, '__proto__'), false);
    assert.equal(await ring.verify(first), undefined);
    assert.equal(await ring.verify(second), 'b');
  }));
