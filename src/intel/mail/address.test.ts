import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress, readAddresses } from './address.ts';

test('reads name and address as mail programs show them', () => {
  assert.deepEqual(readAddress('"野村證券" <No-Reply@Nomura.co.jp>'), {
    name: '野村證券',
    address: 'no-reply@nomura.co.jp',
    domain: 'nomura.co.jp',
  });
  assert.equal(readAddress('a@b.jp (Taro)').name, 'Taro');
  assert.equal(readAddress('BANCO<x@y.com.br>').address, 'x@y.com.br');
});

test('the last angle bracket is the address, whatever stands before it', () => {
  assert.equal(readAddress('"info@sbisec.co.jp <" <x@evil.top>').domain, 'evil.top');
});

test('a comma in an unquoted name does not split it', () => {
  assert.deepEqual(
    readAddresses('Sekino, Taro <a@b.jp>, c@d.jp').map(({ address }) => address),
    ['a@b.jp', 'c@d.jp'],
  );
});

test('without an address the text is a name; a header of megabytes is cut', () => {
  assert.deepEqual(readAddress('undisclosed'), { name: 'undisclosed', address: '', domain: '' });
  assert.ok(readAddresses('a@b.jp,'.repeat(200_000)).length <= 20);
});
