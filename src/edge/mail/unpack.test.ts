import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { MailError } from './mail-error.ts';
import { zipOf } from './test-zip.ts';
import { packedBytesMax, unpackedBytesMax, unpackXml } from './unpack.ts';

const refused = (bytes: Uint8Array, code: string) =>
  assert.rejects(unpackXml(bytes), (error) => error instanceof MailError && error.code === code);

test('what expands too far is refused, whatever it claims', async () => {
  const zeros = Buffer.alloc(unpackedBytesMax + 1);
  await refused(gzipSync(zeros), 'expands-too-much');
  await refused(zipOf({ 'a.xml': zeros }), 'expands-too-much');
  await refused(zipOf({ 'a.xml': Buffer.alloc(1_000_000) }, 10), 'damaged');
  await refused(Buffer.alloc(packedBytesMax + 1), 'too-large');
});

test('many small files add up', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 5 }, (_, at) => [`${at}.xml`, Buffer.alloc(15_000_000)]),
  );
  await refused(zipOf(files), 'expands-too-much');
  const names = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`${at}.xml`, Buffer.from('x')]),
  );
  await refused(zipOf(names), 'too-many-parts');
});
