import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLogin, hostingOrigin } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anEntity, recalled } from '../test-state.ts';
import { riskyOrigin } from './risky-origin.ts';

test('an address from which a hijacker was confirmed', () => {
  const address = anEntity({ visits: 3, risk: 0.5, hostile: 1 });
  const finding = riskyOrigin.evaluate(aLogin(), recalled({ address }));
  assert.ok(finding && finding.value > 3);
  assert.equal(finding.facts.kind, 'address');
  assert.equal(finding.facts.name, '203.0.113.7');
});

test('a gateway of thousands that one hijacker also used', () => {
  const address = anEntity({ visits: 3000, risk: 3, hostile: 1 });
  assert.equal(riskyOrigin.evaluate(aLogin(), recalled({ address })), undefined);
});

test('the riskiest of device, address and network is named', () => {
  const state = recalled({
    origin: hostingOrigin,
    device: anEntity({ visits: 1 }),
    address: anEntity({ visits: 1, risk: 0.2 }),
    network: anEntity({ visits: 20, hostile: 6 }),
  });
  const finding = riskyOrigin.evaluate(aLogin(), state);
  assert.equal(finding?.facts.kind, 'network');
  assert.equal(finding?.facts.name, '14061');
});

test('places nobody used, and places nobody harmed', () => {
  assert.equal(riskyOrigin.evaluate(aLogin(), recalled()), undefined);
  const clean = anEntity({ visits: 40, risk: 0.04 });
  assert.equal(riskyOrigin.evaluate(aLogin(), recalled({ address: clean })), undefined);
});

test('stays within its bounds', () => assertBounded(riskyOrigin, 'login'));
