import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAccessSettings } from './access-settings.ts';

test('nothing said is passkeys on this machine, half an hour idle and twelve hours in all', () => {
  assert.deepEqual(checkAccessSettings({}), {
    sessionIdleMinutes: 30,
    sessionHoursMax: 12,
    invitationHours: 24,
  });
});

test('what is not as it must be is named', () => {
  const oidc = { issuer: 'https://a.example', clientId: 'c', clientSecretFile: 'f' };
  const wrong: [value: unknown, named: RegExp][] = [
    [{ origin: 'https://a.example/path' }, /^Error: origin: /],
    [{ origin: 'ftp://a.example' }, /^Error: origin: /],
    [{ origin: 'a.example' }, /^Error: origin: /],
    [{ sessionHoursMax: 0 }, /^Error: sessionHoursMax: /],
    [{ sessionIdleMinutes: 100_000 }, /^Error: sessionIdleMinutes: /],
    [{ oidc: { ...oidc, issuer: 'x' } }, /^Error: oidc\.issuer: /],
    [{ oidc: { ...oidc, roles: [] } }, /^Error: oidc\.roles: /],
    [
      { oidc: { ...oidc, roles: [{ value: 'x', role: 'root' }] } },
      /^Error: oidc\.roles\.0\.role: /,
    ],
    [{ passwords: true }, /^Error: the file: .*passwords/],
    [{ tls: { certificate: 'c' } }, /^Error: tls\.key: /],
    [1, /^Error: the file: /],
  ];
  for (const [value, named] of wrong)
    assert.throws(() => checkAccessSettings(value), named, JSON.stringify(value));
});
