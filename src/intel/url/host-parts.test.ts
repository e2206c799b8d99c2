import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostParts } from './host-parts.ts';
import { parseUrl } from './parse-url.ts';

const parts = (text: string) => hostParts(parseUrl(text)!);

test('the registered domain is what its owner paid for', () => {
  assert.deepEqual(parts('a.b.example.co.jp'), {
    parent: 'example.co.jp',
    name: 'example',
    suffix: 'co.jp',
    labels: ['a', 'b'],
    isHosted: false,
  });
  assert.deepEqual(parts('example.com').labels, []);
});

test('under a hosting service the tenant is the owner', () => {
  const tenant = parts('page.someone.workers.dev');
  assert.equal(tenant.parent, 'someone.workers.dev');
  assert.equal(tenant.isHosted, true);
  assert.deepEqual(tenant.labels, ['page']);
});

test('of an address the network stays', () => {
  assert.equal(parts('http://192.0.2.7/').parent, '192.0');
  assert.deepEqual(parts('http://192.0.2.7/').labels, []);
  assert.equal(parts('http://[2001:db8::1]/').parent, '2001:db8::1');
});

test('a name without a suffix is its own parent', () => {
  assert.equal(parts('localhost').parent, 'localhost');
  assert.equal(parts('workers.dev').parent, 'workers.dev');
});
