import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distanceKm } from './places.ts';

test('distances between countries, to within what a centre can tell', () => {
  const near = (from: string, to: string, km: number) => {
    const distance = distanceKm(from, to)!;
    assert.ok(Math.abs(distance - km) < 0.1 * km, `${from} to ${to}: ${distance} km`);
    assert.equal(distanceKm(to, from), distance);
  };
  near('JP', 'HK', 2_800);
  near('JP', 'US', 10_100);
  near('GB', 'NZ', 18_500);
  assert.equal(distanceKm('JP', 'JP'), 0);
});

test('of a country nobody knows there is no distance', () => {
  assert.equal(distanceKm('JP', 'XX'), undefined);
  assert.equal(distanceKm('', 'JP'), undefined);
});
