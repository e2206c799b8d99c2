// The whole way of phishing: a campaign's mail or a judged host in, and the next log-in of exactly the
// customers it touched is seen in that light.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runIntelMail } from '../src/cli/intel-mail.ts';
import { runIntelUrls } from '../src/cli/intel-urls.ts';
import {
  accusation,
  fromElsewhere,
  fromNoDevice,
  login,
  nextLogin,
  reasonOf,
} from './next-login.ts';
import { temporaryFolder } from './service.ts';

const silent = { stdout: () => undefined, stderr: () => undefined };
const learntAt = '2025-07-31T00:00:00.000Z';

function eventsIn(path: string): Record<string, unknown>[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

/** A mail that customers handed in, of our own making. */
const mail = [
  'From: =?utf-8?B?U0JJ6Ki85Yi4?= <info@qwxyz.top>',
  'Date: Wed, 30 Jul 2025 09:00:00 +0900',
  'Subject: =?utf-8?B?44CQU0JJ6Ki85Yi444CR5Y+j5bqn5L+d6K2344Gu44GK6aGY44GE?=',
  'Message-ID: <one@qwxyz.top>',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>お客様の口座を保護するため、24時間以内にログインして本人確認を行ってください。</p>',
  '<a href="https://www-sbisec-co-jp.qwxyz.top/AbCdEf">https://www.sbisec.co.jp/</a>',
  '',
].join('\r\n');

async function eventsOfMail(t: TestContext, recipients: string) {
  const folder = await temporaryFolder(t);
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('reported.eml'), mail);
  writeFileSync(at('recipients.csv'), `mail,account,step\n${recipients}`);
  const out = ['--out', at('out.jsonl'), '--events', at('events.jsonl')];
  const rest = ['--recipients', at('recipients.csv'), '--time', learntAt];
  assert.equal(await runIntelMail([at('reported.eml'), ...out, ...rest], silent), 0);
  const [judged] = eventsIn(at('out.jsonl'));
  assert.ok(Number(judged!.risk) > 0.9);
  return { events: eventsIn(at('events.jsonl')), campaign: String(judged!.campaign) };
}

test('who typed his password in after the mail is asked for a passkey, and the mail is named', async (t) => {
  const { events, campaign } = await eventsOfMail(t, 'reported.eml,hana,entered\n');
  const { decision, cases } = nextLogin(login('hana', 31, fromElsewhere), events, [
    accusation('hana', 31),
  ]);
  assert.equal(decision.verdict, 'step-up');
  assert.equal(decision.stepUp?.minimum, 'passkey');
  const source = `mail-campaign:${campaign}`;
  assert.equal(reasonOf(decision, 'exposed-credential')?.facts.source, source);
  assert.equal(cases.at(-1)?.exposure, source);
});

test('who only reported or received it has a somewhat higher risk, and is named by the message id too', async (t) => {
  const riskOf = (account: string, events: readonly unknown[]) =>
    nextLogin(login(account, 31, fromElsewhere), events).decision;
  const before = riskOf('hana', []);
  const risks: number[] = [];
  for (const step of ['received', 'reported', 'opened']) {
    const { events } = await eventsOfMail(t, `<one@qwxyz.top>,hana,${step}\n`);
    const decision = riskOf('hana', events);
    assert.ok(reasonOf(decision, 'exposed-credential'), step);
    risks.push(decision.risk);
  }
  const [received, reported, opened] = risks;
  assert.ok(before.risk < received! && received! < reported! && reported! < opened!);
  assert.equal(before.verdict, 'allow');
  const { events } = await eventsOfMail(t, '<one@qwxyz.top>,hana,reported\n');
  assert.equal(riskOf('hana', events).verdict, 'allow');
  assert.equal(reasonOf(riskOf('taro', events), 'exposed-credential'), undefined);
});

test('who comes from a host of the campaign’s domain is seen in its light, whoever he is', async (t) => {
  const { events, campaign } = await eventsOfMail(t, '');
  assert.deepEqual(
    events.map(({ kind, value }) => [kind, value]),
    [['domain', 'qwxyz.top']],
  );
  const referrer = 'https://another.qwxyz.top/';
  const { decision } = nextLogin(login('taro', 31, { ...fromElsewhere, referrer }), events);
  const reason = reasonOf(decision, 'listed-origin');
  assert.equal(reason?.facts.source, `mail-campaign:${campaign}`);
});

test('a judged host as referrer is named and weighs, the real one does not', async (t) => {
  const folder = await temporaryFolder(t);
  const at = (name: string): string => join(folder, name);
  const host = 'https://www-sbisec-co-jp.qwxyz.top/';
  const rows = `url,date\n${host},${learntAt}\nhttps://www.sbisec.co.jp/,${learntAt}\n`;
  writeFileSync(at('urls.csv'), rows);
  const out = ['--out', at('o'), '--events', at('events.jsonl')];
  assert.equal(await runIntelUrls([at('urls.csv'), ...out], silent), 0);
  const events = eventsIn(at('events.jsonl'));
  const decisionFor = (referrer: string | undefined, from: object = fromElsewhere) =>
    nextLogin(login('hana', 31, { ...from, referrer }), events).decision;
  const judged = decisionFor(host);
  const reason = reasonOf(judged, 'listed-origin');
  assert.equal(reason?.facts.source, 'url-judge');
  assert.equal(reason.facts.name, 'www-sbisec-co-jp.qwxyz.top');
  for (const referrer of ['https://www.sbisec.co.jp/', undefined]) {
    const other = decisionFor(referrer);
    assert.equal(reasonOf(other, 'listed-origin'), undefined);
    assert.equal(other.verdict, 'allow');
    assert.ok(judged.risk > other.risk * 10);
  }
  const unknownDevice = decisionFor(host, fromNoDevice);
  assert.equal(unknownDevice.verdict, 'step-up');
  assert.equal(unknownDevice.stepUp?.minimum, 'passkey');
});
