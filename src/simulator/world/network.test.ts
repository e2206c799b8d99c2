import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stream } from '../random.ts';
import { anyAddress, homeAddress, mobileAddress, officeAddress } from './network.ts';

test('a home line keeps its address for weeks, not for ever', () => {
  const addresses = Array.from({ length: 120 }, (_, day) => homeAddress(1, 5, day));
  const different = new Set(addresses).size;
  assert.ok(different >= 2 && different <= 10, `${different}`);
  assert.equal(addresses[0], homeAddress(1, 5, 0));
});

test('mobile addresses churn within a day and are shared by strangers', () => {
  const hours = new Set(Array.from({ length: 48 }, (_, hour) => mobileAddress(1, 5, hour)));
  assert.ok(hours.size >= 8);
  const people = Array.from({ length: 20_000 }, (_, person) => mobileAddress(1, person, 12));
  assert.ok(new Set(people).size < people.length / 1.5);
});

test('colleagues share an office address', () => {
  const offices = new Set(
    Array.from({ length: 400 }, (_, person) => officeAddress(1, person, 400)),
  );
  assert.ok(offices.size <= 10);
});

test('addresses are well formed whatever the role', () => {
  const random = stream(1, 'addresses');
  for (const role of ['home', 'mobile', 'office', 'vpn', 'hosting', 'abroad'] as const) {
    for (let nth = 0; nth < 200; nth += 1) {
      const parts = anyAddress(random, role).split('.').map(Number);
      assert.equal(parts.length, 4);
      assert.ok(parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255));
      assert.ok(parts[3]! >= 1 && parts[3]! <= 254);
    }
  }
});
