import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stream } from '../random.ts';
import {
  anyAddress,
  homeAddress,
  mobileAddress,
  neighbourAddress,
  officeAddress,
  plainLines,
} from './network.ts';

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

test('in a regional world a home’s leases and its neighbours’ lines lie close together', () => {
  const lines = { ...plainLines, regional: true };
  const numberOf = (ip: string) => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const random = stream(1, 'neighbours');
  for (let home = 0; home < 50; home += 1) {
    const leases = Array.from({ length: 90 }, (_, day) => homeAddress(1, home, day, lines));
    const beside = Array.from({ length: 20 }, () => neighbourAddress(1, home, random, lines));
    const numbers = [...leases, ...beside].map(numberOf);
    // The widest range of a provider has 2^22 addresses, a region a 64th of it.
    assert.ok(Math.max(...numbers) - Math.min(...numbers) < 2 ** 16 + 256);
    assert.ok(beside.filter((ip) => leases.includes(ip)).length <= 1);
  }
});

test('where a carrier has fewer addresses, more of its customers share each', () => {
  const at = (mobileShared: number) => {
    const lines = { ...plainLines, mobileShared };
    const all = Array.from({ length: 5000 }, (_, person) => mobileAddress(1, person, 12, lines));
    return new Set(all).size;
  };
  assert.ok(at(64) < at(2048) / 5);
});
