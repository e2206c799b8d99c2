import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { certificateNames, namesMax } from './certificate-names.ts';
import { signedPart, wholeCertificate } from './test-certificates.ts';

const names = ['www.example.com', '*.Example.COM', 'xn--bcher-kva.example'];

test('alternative names are read from whole certificate and signed part alike', () => {
  const expected = ['www.example.com', '*.example.com', 'xn--bcher-kva.example'];
  assert.deepEqual(certificateNames(wholeCertificate({ names })), expected);
  assert.deepEqual(certificateNames(signedPart({ names })), expected);
});

test('the test certificate is what a strict reader takes for one', () => {
  const strict = new X509Certificate(wholeCertificate({ names }));
  assert.match(strict.subjectAltName ?? '', /DNS:www\.example\.com/);
});

test('without them the common name counts, where it is a name', () => {
  assert.deepEqual(certificateNames(wholeCertificate({ commonName: 'old.example' })), [
    'old.example',
  ]);
  assert.deepEqual(certificateNames(wholeCertificate({ commonName: 'Some Person' })), []);
});

test('long lists are read, endless ones cut', () => {
  const many = Array.from({ length: 400 }, (_, at) => `n${at}.example`);
  assert.equal(certificateNames(wholeCertificate({ names: many })).length, 400);
  const endless = Array.from({ length: 3_000 }, (_, at) => `n${at}.example`);
  assert.ok(certificateNames(wholeCertificate({ names: endless })).length <= namesMax);
});

test('names that are no names are left out', () => {
  const odd = ['good.example', 'two words.example', 'nul\0.example', `${'a'.repeat(300)}.example`];
  assert.deepEqual(certificateNames(signedPart({ names: odd })), ['good.example']);
});

test('whatever the bytes, it neither throws nor makes up names', () => {
  const whole = wholeCertificate({ names });
  for (let end = 0; end < whole.length; end += 1) certificateNames(whole.subarray(0, end));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      assert.ok(Array.isArray(certificateNames(Buffer.from(bytes))));
    }),
  );
});
