// The whole way of a stolen credential: stealer log in, intel event, and the next log-in of that customer
// from an address that is plausible for him asks for a passkey.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runIntelStealer } from '../src/cli/intel-stealer.ts';
import { worded } from '../src/core/decision/reasons.ts';
import { accusation, fromElsewhere, login, nextLogin, reasonOf } from './next-login.ts';
import { temporaryFolder } from './service.ts';

/** What a stealer took from hana's machine on 30 July, read for the firm. */
async function eventsOfLog(
  t: TestContext,
  address = 'https://trade.example.co.jp/',
): Promise<unknown[]> {
  const folder = await temporaryFolder(t);
  const at = (name: string): string => join(folder, name);
  mkdirSync(at('log'));
  writeFileSync(
    at('log/System.txt'),
    '- Computer: PC\n- HWID: 0123456789AB\n- Local Date: 30.07.2025 09:00:00\n',
  );
  const rows = ['SOFT: Chrome', `URL: ${address}`, 'USER: 001-1234567', 'PASS: x', ''];
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

test('the next log-in from a plausible address asks for a passkey, and says why', async (t) => {
  const learnt = await eventsOfLog(t);
  assert.equal(learnt.length, 1);
  const { decision } = nextLogin(login('hana', 31, fromElsewhere), learnt);
  assert.equal(decision.verdict, 'step-up');
  assert.equal(decision.stepUp?.minimum, 'passkey');
  const reason = reasonOf(decision, 'exposed-credential');
  assert.ok(reason && reason.weight > 2);
  assert.equal(reason.facts.source, 'stealer-log:lumma');
  const { ja, en } = reasonOf(worded(decision), 'exposed-credential')!.text;
  assert.match(ja, /流出.*stealer-log:lumma/);
  assert.match(en, /exposed.*stealer-log:lumma/);
});

test('a password lost to a page that imitates the firm counts the same', async (t) => {
  const learnt = await eventsOfLog(t, 'https://www-example-co-jp.qwxyz.top/login');
  assert.equal(learnt.length, 1);
  const { decision } = nextLogin(login('hana', 31, fromElsewhere), learnt);
  assert.equal(decision.verdict, 'step-up');
});

test('the case that follows says who had told of it', async (t) => {
  const learnt = await eventsOfLog(t);
  const last = login('hana', 31, fromElsewhere);
  const { cases } = nextLogin(last, learnt, [accusation('hana', 31)]);
  assert.equal(cases.at(-1)?.account, 'hana');
  assert.equal(cases.at(-1)?.exposure, 'stealer-log:lumma');
  const unknown = nextLogin(last, [], [accusation('hana', 31)]).cases.at(-1)!;
  assert.equal('exposure' in unknown, false);
});

test('without the log the same log-in is let through, and so is another customer’s with it', async (t) => {
  const learnt = await eventsOfLog(t);
  const verdict = (account: string, known: readonly unknown[]) =>
    nextLogin(login(account, 31, fromElsewhere), known).decision.verdict;
  assert.equal(verdict('hana', []), 'allow');
  assert.equal(verdict('taro', learnt), 'allow');
});

test('a year later the log is old news', async (t) => {
  const learnt = await eventsOfLog(t);
  const { decision } = nextLogin(login('hana', 365, fromElsewhere), learnt);
  assert.equal(reasonOf(decision, 'exposed-credential'), undefined);
});
