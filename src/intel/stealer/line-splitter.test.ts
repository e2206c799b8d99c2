import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createLineSplitter, lineBytesMax } from './line-splitter.ts';

interface Split {
  readonly lines: string[];
  readonly tooLong: number[];
}

function split(chunks: readonly Buffer[]): Split {
  const lines: string[] = [];
  const tooLong: number[] = [];
  const splitter = createLineSplitter(
    (bytes, start, end) => lines.push(bytes.toString('utf8', start, end)),
    (line) => tooLong.push(line),
  );
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return { lines, tooLong };
}

test('cuts the same lines however the bytes are cut into chunks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.nat(40)), (text, cuts) => {
      const bytes = Buffer.from(text.replaceAll('a', '\n'));
      const at = [...new Set(cuts)].filter((cut) => cut < bytes.length).sort((a, b) => a - b);
      const chunks = [0, ...at].map((from, index) =>
        bytes.subarray(from, at[index] ?? bytes.length),
      );
      const expected = bytes.toString().split('\n');
      if (expected.at(-1) === '') expected.pop();
      assert.deepEqual(split(chunks).lines, expected);
    }),
  );
});

test('keeps nothing of a line that is too long, says which it is, and goes on', () => {
  const long = Buffer.alloc(300_000, 'x');
  const chunks = [Buffer.from('first\n'), long, long, Buffer.from('\nthird\n'), long];
  assert.deepEqual(split(chunks), { lines: ['first', 'third'], tooLong: [2, 4] });
});

test('takes a line of the greatest length, whole or in pieces', () => {
  const line = Buffer.alloc(lineBytesMax, 'x');
  const [left, right] = [line.subarray(0, 100), line.subarray(100)];
  const end = Buffer.from('\n');
  assert.equal(split([Buffer.concat([line, end])]).lines[0]!.length, lineBytesMax);
  assert.equal(split([left, right, end]).lines[0]!.length, lineBytesMax);
  assert.deepEqual(split([left, right, Buffer.from('x\n')]), { lines: [], tooLong: [1] });
});

test('wipes what it kept of a line', () => {
  let kept: Buffer | undefined;
  const splitter = createLineSplitter(
    (bytes) => {
      kept = bytes;
    },
    () => undefined,
  );
  splitter.push(Buffer.from('sec'));
  splitter.push(Buffer.from('ret\n'));
  assert.equal(kept!.includes('sec'), false);
  assert.ok(kept!.every((byte) => byte === 0));
});
