// The whole way of a stolen credential: stealer log in, intel event, and the next log-in of that customer
// from an address that is plausible for him asks for a passkey.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runIntelStealer } from '../src/cli/intel-stealer.ts';
import type { Decision } from '../src/core/decision/decision.ts';
import { dayMs } from '../src/core/lib/decay.ts';
import { createOriginLookup } from '../src/edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart } from '../src/engine/replay.ts';
import { temporaryFolder } from './service.ts';

const { lookup } = createOriginLookup();
const firstMs = Date.parse('2025-07-01T01:00:00.000Z');
const userAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36';
/** Two addresses of one Japanese home provider: the customer's, and one a hijacker rents there. */
const home = '126.23.45.67';
const nearby = '126.23.99.1';

function login(account: string, day: number, rest: Record<string, unknown> = {}) {
  const id = `login-${account}-${day}`;
  return {
    ...{ id, type: 'login', time: new Date(firstMs + day * dayMs).toISOString(), account },
    ...{ session: `session-${account}-${day}`, outcome: 'success', method: 'password' },
    ...{ channel: 'web', ip: home, userAgent, language: 'ja-JP', device: `laptop of ${account}` },
    ...rest,
  };
}

/** What a stealer took from hana's machine on 30 July, read for the firm. */
async function eventsOfLog(t: TestContext): Promise<unknown[]> {
  const folder = await temporaryFolder(t);
  const at = (name: string): string => join(folder, name);
  mkdirSync(at('log'));
  writeFileSync(
    at('log/System.txt'),
    '- Computer: PC\n- HWID: 0123456789AB\n- Local Date: 30.07.2025 09:00:00\n',
  );
  const rows = [
    'SOFT: Chrome',
    'URL: https://trade.example.co.jp/',
    'USER: 001-1234567',
    'PASS: x',
    '',
  ];
  writeFileSync(at('log/All Passwords.txt'), rows.join('\n'));
  writeFileSync(at('customers.csv'), 'account,login\nhana,0011234567\ntaro,0017654321\n');
  writeFileSync(at('hosts.txt'), 'example.co.jp\n');
  const files = ['--customers', at('customers.csv'), '--hosts', at('hosts.txt')];
  const silent = { stdout: () => undefined, stderr: () => undefined };
  const out = ['--out', at('out.jsonl'), '--events', at('events.jsonl')];
  assert.equal(await runIntelStealer([at('log'), ...files, ...out], silent), 0);
  const lines = readFileSync(at('events.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** A month of honest log-ins of two customers, what was learnt, then one more log-in. */
function decisionOn(last: object, learnt: readonly unknown[]): Decision {
  const decisions: Decision[] = [];
  const replay = createReplay(emptyStart(), lookup, {
    decision: (decision) => decisions.push(decision),
  });
  const take = (event: unknown): void => replay.take(JSON.stringify(event));
  for (let day = 0; day < 28; day += 1)
    for (const account of ['hana', 'taro']) take(login(account, day));
  for (const event of learnt) take(event);
  take(last);
  assert.equal(replay.counts.refused, 0);
  return decisions.at(-1)!;
}

const next = { ip: nearby, device: undefined };

test('the next log-in from a plausible address asks for a passkey, and says why', async (t) => {
  const learnt = await eventsOfLog(t);
  assert.equal(learnt.length, 1);
  const { verdict, stepUp, reasons } = decisionOn(login('hana', 31, next), learnt);
  assert.equal(verdict, 'step-up');
  assert.equal(stepUp?.minimum, 'passkey');
  const reason = reasons.find(({ code }) => code === 'exposed-credential');
  assert.ok(reason && reason.weight > 2);
});

test('without the log the same log-in is let through, and so is another customer’s with it', async (t) => {
  const learnt = await eventsOfLog(t);
  assert.equal(decisionOn(login('hana', 31, next), []).verdict, 'allow');
  assert.equal(decisionOn(login('taro', 31, next), learnt).verdict, 'allow');
});

test('a year later the log is old news', async (t) => {
  const learnt = await eventsOfLog(t);
  const { reasons } = decisionOn(login('hana', 365, next), learnt);
  assert.equal(
    reasons.some(({ code }) => code === 'exposed-credential'),
    false,
  );
});
