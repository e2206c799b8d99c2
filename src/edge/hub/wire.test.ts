import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { Alert, Case } from '../../core/case/case.ts';
import { buildFsaTable } from '../../core/report/fsa-draw.ts';
import { recognise, type TokenBook, takeNews } from '../../hub/inward.ts';
import { alertReportOf, indicatorsOf, monthlyOf } from '../../hub/outward.ts';
import { formsOf, listenIn, startHub } from './test-hub.ts';
import { createTokens } from './token.ts';

const nowMs = Date.UTC(2025, 3, 16, 3);
const planted = {
  account: 'ac-7719004521',
  name: '関所花子',
  mail: 'hanako.sekisho@example.jp',
  order: 'or-55510293847',
  session: 'ss-90817263541',
  case: 'case-66120938471',
  ip: '203.0.113.77',
  ip6: '2001:db8:77:12::5',
  device: 'device-cookie-4451209',
  otherAccount: 'ac-3300192847',
};

const line: Alert = {
  alert: `a-${planted.order}`,
  time: '2025-04-16T02:41:33.417Z',
  state: 'open',
  firm: 'firm-a',
  instrument: 'XTKS:9999',
  risk: 0.9,
  reasons: [
    { code: 'risky-buyers', weight: 3, facts: { riskyJpy: 43_217_891, account: planted.account } },
  ],
  accounts: [planted.account, planted.otherAccount],
  firstHostileBuy: '2025-04-16T02:33:21.993Z',
};
const aCase: Case = {
  ...{ case: planted.case, firm: 'firm-a', account: planted.account, campaign: 'c-1' },
  ...{ opened: '2025-04-16T02:31:07.000Z', updated: '2025-04-16T02:59:00.000Z' },
  ...{ confirmed: '2025-04-16T02:59:00.000Z', state: 'confirmed', access: true, traded: true },
  ...{ sessions: [planted.session], orders: [planted.order] },
  ...{ saleValueJpy: 43_217_891, purchaseValueJpy: 38_000_123 },
} as Case;
const url = `https://login.shouken-ninsho.top/kit/${planted.mail}/step2.php?u=${planted.account}`;

/** Everything a firm says in a day, made by the ways a firm has. */
function everythingOf(tokens: ReturnType<typeof createTokens>) {
  const confirmed = { confidence: 0.9, timeMs: nowMs };
  const table = buildFsaTable([aCase], { asOf: '2025-04-16' });
  const means = [
    { kind: 'ip', value: planted.ip },
    { kind: 'ip', value: planted.ip6 },
    { kind: 'device', value: planted.device },
    { kind: 'url', value: url },
    { kind: 'domain', value: `ac7719004521.shouken-ninsho.top` },
    { kind: 'domain', value: planted.ip },
  ] as const;
  return [
    monthlyOf(table),
    alertReportOf(line, new Set())!,
    ...means.flatMap((one) => indicatorsOf({ ...one, ...confirmed }, tokens)),
  ];
}

test('a capture of the wire holds no account, name, order or address, nor a plain hash of one', async () => {
  const tokens = createTokens({ current: 'k1', keys: new Map([['k1', randomBytes(32)]]) });
  const hub = await startHub({ names: ['firm-a', 'firm-b', 'firm-c'], nowMs: () => nowMs });
  const wire = await listenIn(hub.url);
  try {
    const items = everythingOf(tokens);
    for (const name of ['firm-a', 'firm-b']) {
      const { taken, refused } = await hub.client(name, wire.url).tell(items);
      assert.deepEqual([taken, refused], [items.length, []]);
    }
    const heard = await hub.client('firm-c', wire.url).ask(0);
    const text = wire.text();
    // The capture is of the traffic: what may be read is there.
    for (const shown of ['XTKS:9999', 'login.shouken-ninsho.top', '/kit/*/step2.php', '43217891'])
      assert.ok(text.includes(shown), `${shown} is on the wire`);
    for (const [what, value] of Object.entries(planted))
      for (const form of formsOf(value))
        assert.ok(!text.includes(form), `${what} is on the wire as ${form}`);
    assert.ok(
      !text.includes('02:33:21') && !text.includes('02:41:33'),
      'no exact time of an order',
    );
    // And what is there is of use: the third firm knows the address when it sees it.
    const book: TokenBook = new Map();
    const at = { timeMs: nowMs };
    const events = takeNews(heard.releases, book, at);
    assert.deepEqual(events.map(({ kind }) => kind).toSorted(), ['domain', 'instrument']);
    const seen = { ip: planted.ip, device: planted.device };
    assert.equal(recognise(seen, book, tokens.namesOf, at).length, 2);
    const neighbour = { ip: '2001:db8:77:12:ffff::1' };
    assert.equal(recognise(neighbour, book, tokens.namesOf, at).length, 1, 'the same /64');
  } finally {
    await wire.close();
    await hub.close();
  }
});

test('the search would find them: each planted value is found in a text that has it', () => {
  for (const value of Object.values(planted))
    for (const form of formsOf(value)) assert.ok(`x${form}y`.includes(form) && form.length >= 4);
});

test('tokens under another key are other tokens, and an old key is still recognised', () => {
  const [k1, k2] = [randomBytes(32), randomBytes(32)];
  const before = createTokens({ current: 'k1', keys: new Map([['k1', k1]]) });
  const after = createTokens({
    current: 'k2',
    keys: new Map([
      ['k1', k1],
      ['k2', k2],
    ]),
  });
  assert.notEqual(before.tokenOf('ip', planted.ip), after.tokenOf('ip', planted.ip));
  assert.ok(after.namesOf('ip', planted.ip).includes(before.namesOf('ip', planted.ip)[0]!));
  assert.notEqual(before.tokenOf('ip', 'x'), before.tokenOf('device', 'x'));
});
