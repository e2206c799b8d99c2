import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case } from '../core/case/case.ts';
import { placesOfTakeover, type Visit } from './means.ts';

const line: Case = {
  ...{ case: 'c-1', account: 'hana', state: 'confirmed', sessions: ['stolen'], orders: [] },
  ...{ opened: '2025-04-16T00:00:00.000Z', updated: '2025-04-16T01:00:00.000Z' },
  ...{ confirmed: '2025-04-16T01:00:00.000Z', access: true, traded: true },
  ...{ saleValueJpy: 0, purchaseValueJpy: 0 },
} as Case;
const own: Visit = {
  session: 'own',
  isLogin: true,
  ip: '203.0.113.7',
  device: 'd',
  isManys: false,
};
const his: Visit = { ...own, session: 'stolen', ip: '198.51.100.9', device: 'x' };

const placesOf = (visits: readonly Visit[], one = line, ownSessions: readonly string[] = []) =>
  placesOfTakeover({ line: one, visits, ownSessions: new Set(ownSessions) }).map(
    ({ kind, value }) => `${kind} ${value}`,
  );

test('his address and device are told, not what the owner uses as well', () => {
  assert.deepEqual(placesOf([own, his]), ['ip 198.51.100.9', 'device x']);
  assert.deepEqual(placesOf([own, { ...his, device: 'd' }]), ['ip 198.51.100.9']);
  assert.deepEqual(placesOf([own, { ...his, ip: own.ip }]), ['device x']);
});

test('a carrier’s address is hundreds of customers’, and is not told', () => {
  assert.deepEqual(placesOf([own, { ...his, isManys: true }]), ['device x']);
  assert.deepEqual(placesOf([{ ...his, ip: undefined, device: undefined }]), []);
});

test('where single orders were disowned the log-in was the owner’s own', () => {
  const later = { ...his, isLogin: false, ip: '198.51.100.10' };
  assert.deepEqual(placesOf([his, later], line, ['stolen']), ['ip 198.51.100.10']);
});

test('of a case that nobody confirmed, or that was dismissed, nothing is told', () => {
  assert.deepEqual(placesOf([his], { ...line, confirmed: undefined }), []);
  assert.deepEqual(placesOf([his], { ...line, state: 'dismissed' }), []);
});

test('of a rotating proxy the first thirty-two places are told', () => {
  const many = Array.from({ length: 40 }, (_, at) => ({ ...his, ip: `198.51.100.${at}` }));
  assert.equal(placesOf(many).length, 32);
});
