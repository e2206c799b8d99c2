import assert from 'node:assert/strict';
import { test } from 'node:test';
import { book, type Claim, enter, forgo, join, type Ledger, leave, openLedger } from './ledger.ts';

const planned = { salesYen: 600, purchasesYen: 500 };

function claimIn(ledger: Ledger): Claim {
  enter(ledger, planned);
  const target = { ...planned, ledger } as unknown as Claim['target'];
  const instrument = {} as Claim['instrument'];
  const claim = { target, instrument, salesLeftYen: 600, purchasesLeftYen: 500 };
  join(claim);
  return claim;
}

test('what is filled is done; what an account falls short of stays to be had', () => {
  const ledger = openLedger({ salesYen: 1200, purchasesYen: 1000 });
  const claim = claimIn(ledger);
  assert.deepEqual(ledger.ahead, { salesYen: 0, purchasesYen: 0 });
  book(claim, 'sell', 400);
  book(claim, 'buy', 450);
  leave(claim);
  assert.deepEqual(ledger.left, { salesYen: 800, purchasesYen: 550 });
  book(claim, 'buy', 50);
  assert.equal(ledger.left.purchasesYen, 550, 'nobody is at work there any more');
});

test('what a checkpoint stopped is nobody else’s to make up for', () => {
  const ledger = openLedger({ salesYen: 1200, purchasesYen: 1000 });
  const claim = claimIn(ledger);
  forgo(claim);
  assert.deepEqual(ledger.left, { salesYen: 600, purchasesYen: 500 });
  forgo(claim);
  assert.deepEqual(ledger.left, { salesYen: 600, purchasesYen: 500 }, 'once');
});
