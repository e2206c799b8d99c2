import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from './test-reader.ts';
import { createWatch } from './watch.ts';

const watch = createWatch(['example.co.jp']);
const line = (domain: string, expiry: string, name = 'SESSION'): string =>
  `${domain}\tTRUE\t/\tFALSE\t${expiry}\t${name}\tthe-value\n`;

test('reads host, name and day of expiry, and never the value', () => {
  const read = readText(line('.www.example.co.jp', '1782580765'), { watch });
  assert.deepEqual(read.cookies, [
    { host: 'www.example.co.jp', name: 'SESSION', expires: '2026-06-27' },
  ]);
  assert.equal(JSON.stringify(read).includes('the-value'), false);
});

test('reads HttpOnly lines, and leaves out an expiry that is none', () => {
  const text =
    line('#HttpOnly_.example.co.jp', '0') + line('example.co.jp', '13350000000000000', 'B');
  assert.deepEqual(readText(text, { watch }).cookies, [
    { host: 'example.co.jp', name: 'SESSION' },
    { host: 'example.co.jp', name: 'B' },
  ]);
});

test('leaves other hosts, rows without a value column and overlong names', () => {
  const text =
    line('.example.com', '1782580765') +
    'example.co.jp\tTRUE\t/\tFALSE\t1782580765\tperhaps-the-value\n' +
    line('example.co.jp', '1782580765', 'n'.repeat(200));
  assert.deepEqual(readText(text, { watch }).cookies, []);
});
