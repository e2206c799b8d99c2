import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookUpUserAgent, unknownClient } from './user-agent-lookup.ts';

const webKit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';

const cases: [userAgent: string, browser: string, os: string, form: string][] = [
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/133.0.0.0 Safari/537.36`,
    'Chrome 133',
    'Windows 10',
    'desktop',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/133.0.0.0 Safari/537.36 Edg/133.0.0.0`,
    'Microsoft Edge 133',
    'Windows 10',
    'desktop',
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_3_1 like Mac OS X) ${webKit} Version/18.3 Mobile/15E148 Safari/604.1`,
    'Safari 18',
    'iOS 18',
    'phone',
  ],
  [
    `Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) ${webKit} Version/12.1.2 Mobile/15E148 Safari/604.1`,
    'Safari 12',
    'iOS 12',
    'tablet',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${blink} Chrome/133.0.0.0 Mobile Safari/537.36`,
    'Chrome 133',
    'Android 14',
    'phone',
  ],
  [
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Googlebot 2',
    '',
    'bot',
  ],
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${blink} HeadlessChrome/133.0.0.0 Safari/537.36`,
    'Chrome 133',
    'Linux',
    'bot',
  ],
  ['python-requests/2.31.0', 'python-requests 2', '', 'bot'],
  ['KabuApp/3.2.1 CFNetwork/1498.700.2 Darwin/23.6.0', 'KabuApp 3', '', 'unknown'],
];

for (const [userAgent, browser, os, form] of cases) {
  test(`${browser} on ${os || 'nothing named'}`, () => {
    assert.deepEqual(lookUpUserAgent(userAgent), { browser, os, form });
  });
}

test('nonsense is unknown and does not throw', () => {
  for (const userAgent of ['', ' ', 'x', '\u0000', '(', '日本語', '__proto__']) {
    assert.equal(lookUpUserAgent(userAgent).form, 'unknown');
    assert.equal(lookUpUserAgent(userAgent).os, '');
  }
  assert.equal(lookUpUserAgent('Mozilla/5.0 '.repeat(1000)), unknownClient);
});

test('the longest accepted text costs little whatever it says', () => {
  const openings = ['(', ';', ' ', 'a', '/', 'Version/', 'android ', 'Mozilla/5.0 (', '1.'];
  for (const opening of openings) {
    const hostile = opening.repeat(1024).slice(0, 1024);
    const started = performance.now();
    lookUpUserAgent(hostile);
    const tookMs = performance.now() - started;
    assert.ok(tookMs < 10_000, `${opening}: ${tookMs} ms`);
  }
});
