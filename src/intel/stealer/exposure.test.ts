import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ExposureFacts, exposureOf } from './exposure.ts';

const known: ExposureFacts = {
  account: 'hana',
  host: 'www.example.co.jp',
  kind: 'password',
  watched: 'example.co.jp',
  site: 'own',
  from: 'log',
  log: 'log-1',
  facts: { computer: 'DESKTOP-1' },
};
const cookies = [{ host: 'www.example.co.jp', name: 'SESSION' }];

test('asks to change what works and to revoke what may be open', () => {
  const all = ['change-credentials', 'revoke-sessions', 'warn-customer'];
  assert.deepEqual(exposureOf(known).actions, all);
  assert.deepEqual(exposureOf({ ...known, verified: 'valid' }).actions, all);
  assert.deepEqual(exposureOf({ ...known, verified: 'stale' }).actions, ['warn-customer']);
  assert.deepEqual(exposureOf({ ...known, verified: 'stale', cookies }).actions, all.slice(1));
  assert.deepEqual(exposureOf({ ...known, kind: 'login' }).actions, ['warn-customer']);
});

test('trusts a verified password most, a list less than a log, a stale one least', () => {
  const confidences = [
    exposureOf({ ...known, verified: 'valid' }),
    exposureOf(known),
    exposureOf({ ...known, from: 'list' }),
    exposureOf({ ...known, kind: 'login' }),
    exposureOf({ ...known, verified: 'stale' }),
  ].map(({ confidence }) => confidence);
  assert.deepEqual(
    confidences,
    [...confidences].sort((left, right) => right - left),
  );
  assert.ok(confidences.every((confidence) => confidence > 0 && confidence < 1));
});

test('shares the confidence among the accounts a login may belong to', () => {
  const shared = exposureOf({ ...known, candidates: 2 });
  assert.equal(shared.confidence, exposureOf(known).confidence / 2);
  assert.equal(shared.computer, 'DESKTOP-1');
});
