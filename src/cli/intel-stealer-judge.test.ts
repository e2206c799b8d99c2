import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runIntelStealer } from './intel-stealer.ts';

const folder = mkdtempSync(join(tmpdir(), 'intel-stealer-judge-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const lists = [
  ...['--customers', file('customers.csv', 'account,login\nhana,001-1234567\n')],
  ...['--hosts', file('hosts.txt', 'example.co.jp\n')],
];

/** What is kept of a log with a password at each of these hosts. */
async function keptOf(hosts: readonly string[], more: readonly string[] = []) {
  const rows = hosts.map((host) => `URL: https://${host}/\nLogin: 0011234567\nPassword: pw\n\n`);
  const log = file('Passwords.txt', rows.join(''));
  const out = join(folder, 'out.jsonl');
  const silent = { stdout: () => undefined, stderr: () => undefined };
  assert.equal(await runIntelStealer([log, ...lists, '--out', out, ...more], silent), 0);
  const lines = readFileSync(out, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('rows of hosts that imitate the firm are kept, of those that imitate another are not', async () => {
  const kept = await keptOf([
    'www-example-co-jp.qwxyz.top',
    'www-sbisec-co-jp.qwxyz.top',
    'unrelated.test',
  ]);
  assert.equal(kept.length, 1);
  const [{ site, host, watched, siteRisk }] = kept;
  assert.equal(site, 'look-alike');
  assert.equal(host, 'www-example-co-jp.qwxyz.top');
  assert.equal(watched, 'example.co.jp');
  assert.ok(Number(siteRisk) > 0.9);
});

test('a firm file adds names, and a confirmed phishing host that names nobody is watched', async () => {
  const firms = file('firms.json', '{"id":"hisame","hosts":["example.co.jp"],"tokens":["hisame"]}');
  const confirmed = file(
    'confirmed.csv',
    'url,date,brand\nhttps://qwfkzt.top/AbCdEf,2025-07-01,firm:hisame\n',
  );
  const hosts = ['qwfkzt.top', 'trade-hisame.test'];
  const more = ['--firms', firms, '--time', '2025-07-02T00:00:00.000Z'];
  const names = (kept: readonly Record<string, unknown>[]) => kept.map(({ host }) => host);
  assert.deepEqual(names(await keptOf(hosts, more)), ['trade-hisame.test']);
  assert.deepEqual(names(await keptOf(hosts, [...more, '--confirmed', confirmed])), hosts);
});
