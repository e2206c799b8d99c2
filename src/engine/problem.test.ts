import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type EngineProblem, engineProblems, lineError, problemAnswer } from './problem.ts';

test('every problem is a whole RFC 9457 object', () => {
  for (const code of Object.keys(engineProblems) as EngineProblem[]) {
    const { status, body, retryAfterSeconds } = problemAnswer(code, 'detail', 'field');
    const { title } = engineProblems[code];
    const type = `urn:sekisho:problem:${code}`;
    assert.deepEqual(JSON.parse(body), {
      type,
      code,
      status,
      title,
      detail: 'detail',
      field: 'field',
    });
    assert.ok(status >= 400 && status < 600);
    assert.equal(retryAfterSeconds !== undefined, status === 503);
  }
});

test('a refused line says where and what; the field only where there is one', () => {
  assert.deepEqual(lineError(3, 'bad-field', 'expected a number', 'quantity'), {
    line: 3,
    error: { code: 'bad-field', field: 'quantity', detail: 'expected a number' },
  });
  assert.deepEqual(lineError(1, 'not-json', 'expected JSON').error, {
    code: 'not-json',
    detail: 'expected JSON',
  });
});
