import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFreeHosting, isFreeMail, isNewSuffix, isShortener, isTenant } from './services.ts';

test('services are known by their domain, not by a name that holds it', () => {
  assert.ok(isFreeMail('gmail.com') && !isFreeMail('notgmail.com'));
  assert.ok(isShortener('bit.ly') && !isShortener('abit.ly'));
  assert.ok(isFreeHosting('x.pages.dev') && !isFreeHosting('pages.dev.example.jp'));
  assert.ok(isTenant('a.onmicrosoft.com') && !isTenant('microsoft.com'));
});

test('endings of two letters are countries, the old ones are old', () => {
  assert.ok(isNewSuffix('a.top') && isNewSuffix('a.cyou'));
  assert.ok(!isNewSuffix('a.jp') && !isNewSuffix('a.com') && !isNewSuffix('localhost'));
});
