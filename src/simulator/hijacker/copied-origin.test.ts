// What the kinds show at the log-in that copy the victim or come from beside him.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeOf } from '../world/network.ts';
import { networks } from '../world/network-table.ts';
import { personAt } from '../world/person.ts';
import { entriesOf, runKind } from './test-campaigns.ts';

const seed = 7;
const people = new Map(
  Array.from({ length: 1200 }, (_, index) => personAt(seed, index)).map((person) => [
    person.account,
    person,
  ]),
);

function numberOf(ip: string): number {
  return ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function networkOf(ip: string): number | undefined {
  const number = numberOf(ip);
  const found = networks.find((network) => {
    const { base, size } = rangeOf(network);
    return number >= base && number < base + size;
  });
  return found?.asn;
}

test('a stealer’s log brings the victim’s language and browser and an unknown device or none', () => {
  const run = runKind('stealer-log', undefined, seed);
  const seen = new Set<unknown>();
  const families = new Map<string, Set<string>>();
  const entries = [...run.episodes.values()].flatMap(entriesOf);
  for (const event of run.events) {
    if (event.type !== 'login' || run.labels.has(event.id)) continue;
    seen.add(`${event.account} ${event.device}`);
    const known = families.get(event.account) ?? new Set();
    families.set(event.account, known.add(event.userAgent.replace(/[\d.]+/g, '')));
  }
  assert.ok(entries.length >= 8);
  for (const { account, language, device, userAgent } of entries) {
    assert.equal(language, people.get(account)!.language);
    if (device !== undefined) assert.ok(!seen.has(`${account} ${device}`));
    assert.match(userAgent, /Mozilla/);
  }
});

test('a local proxy is with the provider the victim has at home', () => {
  const run = runKind('local-proxy', undefined, seed);
  const usual = new Map<string, Map<number | undefined, number>>();
  for (const event of run.events) {
    if (event.type !== 'login' || run.labels.has(event.id)) continue;
    const asn = networkOf(event.ip);
    const counts = usual.get(event.account) ?? new Map<number | undefined, number>();
    usual.set(event.account, counts.set(asn, (counts.get(asn) ?? 0) + 1));
  }
  const entries = [...run.episodes.values()].flatMap(entriesOf);
  const known = entries.filter(({ account }) => usual.has(account));
  const same = known.filter(({ account, ip }) => usual.get(account)!.has(networkOf(ip)));
  assert.ok(
    known.length >= 5 && same.length > 0.6 * known.length,
    `${same.length} of ${known.length}`,
  );
});
