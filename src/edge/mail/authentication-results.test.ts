import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HeaderLine, readAuthenticationResults } from './authentication-results.ts';

const received = (by: string): HeaderLine => ({
  key: 'received',
  value: `from x (x [192.0.2.1]) by ${by} with ESMTPS; now`,
});
const result = (value: string): HeaderLine => ({ key: 'authentication-results', value });
const passed =
  'dkim=pass header.d=sbisec.co.jp; spf=pass; dmarc=pass (p=REJECT) header.from=sbisec.co.jp';
const read = (headers: HeaderLine[], from = 'sbisec.co.jp') =>
  readAuthenticationResults(headers, from);

test('a trusted receiver that took the mail proves the sender', () => {
  assert.deepEqual(read([received('mx.google.com'), result(`mx.google.com; ${passed}`)]), {
    spf: 'pass',
    dkim: 'pass',
    dmarc: 'pass',
    proven: true,
  });
});

test('a receiver that leaves its name out is known by its machine', () => {
  assert.ok(read([received('AM0PR.prod.outlook.com'), result(passed)]).proven);
});

test('nothing is proven by who is not trusted, did not take the mail, or is below another', () => {
  assert.ok(
    !read([received('mx.unknown.example'), result(`mx.unknown.example; ${passed}`)]).proven,
  );
  assert.ok(!read([received('mx.unknown.example'), result(`mx.google.com; ${passed}`)]).proven);
  const failed = result('mx.google.com; spf=fail; dkim=none; dmarc=fail header.from=sbisec.co.jp');
  const below = [received('mx.google.com'), failed, result(`mx.google.com; ${passed}`)];
  assert.deepEqual(read(below), { spf: 'fail', dkim: 'none', dmarc: 'fail', proven: false });
});

test('a pass for another domain, or inside a comment, is none', () => {
  const headers = (value: string) => [received('mx.google.com'), result(`mx.google.com; ${value}`)];
  assert.ok(!read(headers('dmarc=pass header.from=evil.top')).proven);
  assert.equal(read(headers('spf=fail (x; dmarc=pass header.from=sbisec.co.jp)')).dmarc, '');
});

test('one passing signature of several is enough; none checked is none', () => {
  assert.equal(read([result('x; dkim=fail; dkim=pass')]).dkim, 'pass');
  assert.deepEqual(read([]), { spf: '', dkim: '', dmarc: '', proven: false });
});
