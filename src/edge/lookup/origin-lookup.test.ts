import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOriginLookup } from './origin-lookup.ts';

const origins = createOriginLookup();

/** Addresses their holders publish or have held for decades. */
const wellKnown: [ip: string, asn: number, country: string, network: string][] = [
  ['8.8.8.8', 15169, 'US', 'hosting'],
  ['2001:4860:4860::8888', 15169, 'US', 'hosting'],
  ['::ffff:8.8.8.8', 15169, 'US', 'hosting'],
  ['1.1.1.1', 13335, 'US', 'unknown'],
  ['49.98.0.1', 9605, 'JP', 'mobile'],
  ['126.0.0.1', 17676, 'JP', 'mobile'],
  ['106.72.0.1', 2516, 'JP', 'mobile'],
  ['2400:4050::1', 4713, 'JP', 'residential'],
  ['133.242.0.3', 7684, 'JP', 'hosting'],
  ['133.11.0.1', 2501, 'JP', 'business'],
  ['2a01:4f8::1', 24940, 'DE', 'hosting'],
];

for (const [ip, asn, country, network] of wellKnown) {
  test(`${ip} is AS${asn}, ${country}, ${network}`, () => {
    const first = origins.lookup(ip);
    assert.deepEqual(first, { asn, country, network, browser: '', os: '', form: 'unknown' });
    assert.deepEqual(origins.lookup(ip), first);
  });
}

test('private and invalid addresses are unknown', () => {
  for (const ip of ['10.0.0.1', '192.168.0.1', '::1', 'fd00::1', 'nonsense', '']) {
    const { asn, country, network } = origins.lookup(ip) ?? {};
    assert.deepEqual({ asn, country, network }, { asn: 0, country: '', network: 'unknown' });
  }
});

test('address and user agent meet in one record', () => {
  const userAgent =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36';
  assert.deepEqual(origins.lookup('49.98.0.1', userAgent), {
    asn: 9605,
    country: 'JP',
    network: 'mobile',
    browser: 'Chrome 133',
    os: 'Windows 10',
    form: 'desktop',
  });
  assert.equal(origins.lookup(undefined, userAgent)?.asn, 0);
});

test('without address and user agent there is no origin', () => {
  assert.equal(origins.lookup(), undefined);
  assert.equal(origins.lookup(undefined, undefined), undefined);
});

test('the whole of the IPv4 space answers, and only with sound values', () => {
  for (let step = 0; step < 20_000; step++) {
    const word = (step * 2654435761) >>> 0;
    const ip = [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255].join('.');
    const origin = origins.lookup(ip);
    assert.ok(origin !== undefined && Number.isInteger(origin.asn), ip);
    assert.match(origin.country, /^([A-Z]{2})?$/, ip);
  }
});
