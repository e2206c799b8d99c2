import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUrlJudge } from '../../intel/url/default-judge.ts';
import { createCertificateJudge, namesRememberedMax } from './judge-certificates.ts';
import type { LogEntry } from './log-entry.ts';

const entry = (index: number, ...names: string[]): LogEntry => ({
  index,
  timeMs: Date.UTC(2025, 7, 1),
  isPrecertificate: false,
  names,
});

test('look-alikes are found among honest names, wildcards too', () => {
  const judge = createCertificateJudge(createUrlJudge());
  const findings = judge.take([
    entry(1, 'www.example.com', 'example.com'),
    entry(2, '*.www-sbisec-co-jp.qwxyz.example'),
    entry(3, 'www.sbisec.co.jp', 'sbisec.co.jp'),
  ]);
  assert.deepEqual(
    findings.map(({ index, name, judgement }) => [index, name, judgement.firm?.id]),
    [[2, 'www-sbisec-co-jp.qwxyz.example', 'sbi']],
  );
});

test('a name is judged once while it is remembered', () => {
  const judge = createCertificateJudge(createUrlJudge());
  const name = 'monex-jp.qwxyz.example';
  assert.equal(judge.take([entry(1, name), entry(2, name)]).length, 1);
  assert.equal(judge.take([entry(3, `*.${name}`)]).length, 0);
  assert.equal(judge.namesJudged, 1);
  const many = Array.from({ length: namesRememberedMax }, (_, at) => `n${at}.example`);
  judge.take([entry(4, ...many)]);
  assert.equal(judge.take([entry(5, name)]).length, 1);
});
