// Texts longer than is kept of them: taken in, and the same after a start from state or journal alone.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { aLogin, anActivity, anOrder, noon, noonMs } from '../src/core/state/test-events.ts';
import { startEngine } from '../src/engine/engine.ts';
import { openData, realPorts, type Started, sealerIn } from '../src/engine/start.ts';
import { exactText } from '../src/engine/test-text.ts';
import { defaultLimits } from '../src/engine/world/world.ts';
import { temporaryFolder } from './service.ts';

/** Two units each: a cut at an even length leaves it whole behind the odd letter, else halves it. */
const emoji = '😀';
const long = (length: number, first = ''): string => `${first}${emoji.repeat(length)}`;

/** The visitor's own texts on two log-ins, and what else may be longer than its record. */
const requests = [
  aLogin({ firm: 'a', userAgent: long(900), referrer: long(900, 'https://'), device: long(90) }),
  aLogin({
    firm: 'a',
    id: 'login-2',
    session: 'session-2',
    userAgent: long(900, 'x'),
    device: long(90, 'x'),
    language: long(50, 'x'),
  }),
  anOrder({ firm: 'a', session: 'session-2' }),
];
const intel = { type: 'intel', time: noon, source: long(510, 'x'), confidence: 0.9 };
const facts = [
  { id: 'n-1', type: 'instrument', time: noon, instrument: 'XTKS:7203', currency: 'JPY' },
  { id: 'n-2', type: 'instrument', time: noon, instrument: 'XTKS:6758', currency: 'JPY' },
].map((event, at) => ({ ...event, name: long(510, 'x'.repeat(at)) }));
const others = [
  ...facts,
  { ...intel, id: 'i-1', kind: 'credential', value: 'hana', firm: 'a' },
  { ...intel, id: 'i-2', kind: 'device', value: long(510) },
  { ...intel, id: 'i-3', kind: 'url', value: `https://${'a.'.repeat(500)}example/` },
  anActivity({ firm: 'a', userAgent: long(2_000), device: long(90, 'xy') }),
];

const open = (directory: string, isSealed: boolean): Promise<Started> =>
  openData(
    directory,
    defaultLimits,
    false,
    isSealed ? { ...realPorts, openSealer: sealerIn } : realPorts,
  );

function start(data: Started): ReturnType<typeof startEngine> {
  return startEngine({
    ...data,
    lookUp: () => undefined,
    nowMs: () => noonMs,
    clock: 'events',
    onDurable: () => undefined,
    onFatal: (error) => assert.fail(String(error)),
  });
}

/** All that is remembered; accounts and cases by name, for they may rest in the store. */
function stateOf({ stored }: Started): readonly unknown[] {
  const { accounts: _accounts, cases: _cases, ...tables } = stored.tables;
  const { accounts, cases } = stored.world;
  const hana = accounts.read('a\u0000hana');
  assert.ok(hana && hana.exposure > 0 && hana.sessions.length === 2, 'the account has taken it in');
  const others = Object.values(tables).map((table) => [...table.values()].map(exactText).sort());
  return [exactText(hana), hana.caseId && exactText(cases.read(hana.caseId)), others];
}

async function close({ journal, store }: Started): Promise<void> {
  await store.close();
  await journal.close();
}

async function takeIn(directory: string, isSealed: boolean) {
  const data = await open(directory, isSealed);
  const engine = start(data);
  const answers: string[] = [];
  const noted = await engine.record('*', others.map((event) => JSON.stringify(event)).join('\n'));
  assert.deepEqual(JSON.parse(noted.body), { accepted: others.length, refused: [] });
  for (const event of requests) {
    const { status, body } = await engine.decide('*', JSON.stringify(event));
    assert.equal(status, 200, body);
    answers.push(body);
  }
  await engine.stop();
  const state = stateOf(data);
  await close(data);
  return { answers, state };
}

async function folded(directory: string, isSealed: boolean): Promise<[number, readonly unknown[]]> {
  const data = await open(directory, isSealed);
  assert.equal(data.otherwise, 0);
  const found = stateOf(data);
  await close(data);
  return [data.refolded, found];
}

async function startAgain(t: TestContext, isSealed: boolean): Promise<void> {
  const directory = await temporaryFolder(t);
  const { state } = await takeIn(directory, isSealed);
  assert.deepEqual(await folded(directory, isSealed), [0, state], 'from the state');
  await rm(join(directory, 'state'), { recursive: true });
  const [refolded, again] = await folded(directory, isSealed);
  assert.ok(refolded >= requests.length + others.length);
  assert.deepEqual(again, state, 'from the journal');
}

test('over-long texts: a start from the state or from the journal remembers the same', (t) =>
  startAgain(t, false));

test('over-long texts in a sealed journal as well', (t) => startAgain(t, true));

test('over-long texts sent again get the first answer', async (t) => {
  const directory = await temporaryFolder(t);
  const { answers } = await takeIn(directory, false);
  const data = await open(directory, false);
  const engine = start(data);
  for (const [at, event] of requests.entries()) {
    const { status, body } = await engine.decide('*', JSON.stringify(event));
    assert.deepEqual([status, body], [200, answers[at]]);
  }
  await engine.stop();
  await close(data);
});
