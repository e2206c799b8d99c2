import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServer } from './test-server.ts';

test('a refusal under the console’s path lets nothing run, be framed or kept', () =>
  withServer(async ({ get }) => {
    const { status, headers } = await get('/console/nothing', {});
    assert.equal(status, 404);
    assert.equal(headers.get('content-security-policy')?.includes("default-src 'none'"), true);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('cache-control'), 'no-store');
  }));
