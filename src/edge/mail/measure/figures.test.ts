import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownRates, ratesByLabel } from './figures.ts';
import { loadOwnMails } from './own-mails.ts';
import { hasMailData, loadSamples, splitByTime } from './samples.ts';

const [half, most] = [0, 1];

test('the forty mails written for this project: half of them honest', async () => {
  const mails = await loadOwnMails();
  assert.equal(mails.length, 40);
  assert.equal(mails.filter(({ isPhishing }) => isPhishing).length, 20);
  const { hostile, honest } = ownRates(mails);
  assert.ok(hostile.shares[most] >= 0.95, `${hostile.shares}`);
  assert.ok(honest.shares[half] <= 0.05, `${honest.shares}`);
});

test('where nobody authenticated anything, most honest ones stay honest', async () => {
  const { hostile, honest } = ownRates(await loadOwnMails([]));
  assert.ok(hostile.shares[most] >= 0.95, `${hostile.shares}`);
  assert.ok(honest.shares[half] <= 0.1, `${honest.shares}`);
});

const absent = hasMailData() ? false : '../shared/data/mail is absent';

test('the later mails', { skip: absent }, () => {
  const { later } = splitByTime(loadSamples());
  const { phish, ham } = ratesByLabel(later);
  assert.ok(phish.shares[half] >= 0.7, `${phish.shares}`);
  assert.ok(phish.shares[most] >= 0.5, `${phish.shares}`);
  assert.ok(ham.shares[half] <= 0.02, `${ham.shares}`);
  assert.ok(ham.shares[most] <= 0.002, `${ham.shares}`);
});
