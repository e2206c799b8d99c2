import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { engineProblems } from '../../engine/problem.ts';
import { codeOfError, problemBody, problemError, problems, rawProblem } from './problem.ts';

test('the catalogues of edge and engine and docs/reference/errors.md say the same', async () => {
  const path = new URL('../../../docs/reference/errors.md', import.meta.url);
  const document = await readFile(path, 'utf8');
  const written = [...document.matchAll(/^\| `([a-z0-9-]+)` \| (\d+) \| ([^|]+) \|/gm)];
  const listed = written.map(([, code, status, title]) => [
    code,
    { status: Number(status), title },
  ]);
  assert.deepEqual(Object.fromEntries(listed), { ...problems, ...engineProblems });
  const codes = [...Object.keys(problems), ...Object.keys(engineProblems)];
  assert.equal(listed.length, codes.length, 'no code is listed twice');
  assert.equal(new Set(codes).size, codes.length, 'edge and engine share no code');
});

test('a problem is RFC 9457 with the code as an extension', () => {
  assert.deepEqual(JSON.parse(problemBody('not-found')), {
    type: 'urn:sekisho:problem:not-found',
    code: 'not-found',
    status: 404,
    title: problems['not-found'].title,
  });
  assert.equal(JSON.parse(problemBody('not-found', 'x"y')).detail, 'x"y');
});

test('errors of Fastify and our own become codes, the unforeseen is our fault', () => {
  const thrown = (code: string) => Object.assign(new Error(), { code });
  assert.equal(codeOfError(thrown('FST_ERR_CTP_BODY_TOO_LARGE')), 'body-too-large');
  assert.equal(codeOfError(problemError('body-not-utf8')), 'body-not-utf8');
  assert.equal(codeOfError(new TypeError('x')), 'internal-error');
  assert.equal(codeOfError('x'), 'internal-error');
});

test('a raw problem is a whole HTTP answer', () => {
  const text = rawProblem('HPE_HEADER_OVERFLOW');
  const [head, body] = text.split('\r\n\r\n');
  assert.match(head, /^HTTP\/1\.1 431 /);
  assert.match(head, new RegExp(`Content-Length: ${Buffer.byteLength(body)}(\r|$)`));
  assert.equal(JSON.parse(body).code, 'headers-too-large');
  assert.match(rawProblem(undefined), /^HTTP\/1\.1 400 /);
});
