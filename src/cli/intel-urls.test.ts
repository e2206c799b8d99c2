import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { intel } from '../core/event/intel.ts';
import { runIntelUrls } from './intel-urls.ts';
import { UsageError } from './usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'intel-urls-'));
after(() => rmSync(folder, { recursive: true }));

interface Line {
  readonly url: string;
  readonly risk: number;
  readonly brand?: string;
  readonly firm?: string;
  readonly error?: string;
  readonly reasons: readonly { code: string; weight: number; text: { ja: string; en: string } }[];
}

let files = 0;
function file(content: string): string {
  files += 1;
  const path = join(folder, `list-${files}.csv`);
  writeFileSync(path, content);
  return path;
}

async function run(...args: string[]) {
  let out = '';
  let messages = '';
  const status = await runIntelUrls(args, {
    stdout: (text) => (out += text),
    stderr: (text) => (messages += text),
  });
  const lines = out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  return { status, lines, messages };
}

test('one line of JSON a URL, in the order of the file', async () => {
  const { status, lines, messages } = await run(
    file(
      'https://www-sbisec-co-jp.qwxyz.top/AbCdEf\nexample.com\nhttps://sbisec.co.jp/\nnot a host\n',
    ),
  );
  assert.equal(status, 0);
  const [phishing, honest, real, none] = lines;
  assert.ok(phishing.risk > 0.9);
  assert.equal(phishing.brand, 'SBI証券');
  assert.equal(phishing.firm, 'sbi');
  assert.match(phishing.reasons[0].text.ja, /SBI証券/);
  assert.ok(honest.risk < 0.1);
  assert.equal(honest.brand, undefined);
  assert.equal(real.risk, 0);
  assert.deepEqual([none.risk, typeof none.error], [0, 'string']);
  assert.match(messages, /4 judged, 1 called, 0 rows refused/);
});

describe('learning', () => {
  const day = (date: string, host: string, brand = 'SBI証券') =>
    `https://${host}/QwErTyUi,${date},${brand}\n`;
  const campaign =
    'url,date,brand\n' +
    day('2025/07/01 10:00:00', 'abcdef.top') +
    day('2025/07/01 10:05:00', 'bcdefg.top') +
    day('2025/07/01 10:10:00', 'cdefgh.top') +
    day('2025/07/01 18:00:00', 'defghi.top') +
    day('2025/07/02 18:00:00', 'efghij.top');
  const risks = async (...args: string[]) => (await run(...args)).lines.map(({ risk }) => risk);

  test('what was confirmed long enough before is known, what was not is not', async () => {
    const none = await risks(file(campaign));
    const dayBefore = await risks(file(campaign), '--learn-after', '1d');
    const sameDay = await risks(file(campaign), '--learn-after', '0');
    assert.ok(none.every((risk) => risk < 0.5));
    assert.deepEqual(dayBefore.slice(0, 4), none.slice(0, 4));
    assert.ok(dayBefore[4] >= 0.5);
    assert.equal(sameDay[0], none[0]);
    assert.ok(sameDay[3] >= 0.5);
  });

  test('sure calls teach only where that is asked for', async () => {
    const mixed = file(
      'https://www-sbisec-co-jp.qwxyz.top/AbCdEfGh\nhttps://mnbvc.qwxyz.top/AbCdEfGh\n',
    );
    const [plain, taught] = [await risks(mixed), await risks(mixed, '--learn-judged')];
    assert.equal(taught[0], plain[0]);
    assert.ok(plain[1] < 0.5 && taught[1] >= 0.5);
  });

  test('a row never changes by what comes after it', async () => {
    const whole = await risks(file(campaign), '--learn-after', '0');
    const rows = campaign.trimEnd().split('\n');
    for (let end = 2; end <= rows.length; end += 1)
      assert.deepEqual(
        await risks(file(rows.slice(0, end).join('\n')), '--learn-after', '0'),
        whole.slice(0, end - 1),
      );
  });

  test('what others were imitated by does not make it securities', async () => {
    const others = campaign.replaceAll('SBI証券', 'JCB');
    assert.ok((await risks(file(others), '--learn-after', '0')).every((risk) => risk < 0.5));
  });

  test('a list out of order is judged in order, and written in its own', async () => {
    const [header, ...rows] = campaign.trimEnd().split('\n');
    const mixed = [3, 0, 4, 2, 1].map((at) => rows[at]);
    const sorted = await run(file(campaign), '--learn-after', '0');
    const { lines } = await run(file([header, ...mixed].join('\n')), '--learn-after', '0');
    const riskOf = new Map(sorted.lines.map(({ url, risk }) => [url, risk]));
    assert.deepEqual(
      lines.map(({ url }) => url),
      mixed.map((row) => row.split(',')[0]),
    );
    for (const { url, risk } of lines) assert.equal(risk, riskOf.get(url), url);
  });

  test('rows without a date are judged as seen when the row before them was, and teach nothing', async () => {
    const { lines } = await run(
      file(`${campaign}https://ghijkl.top/QwErTyUi,,SBI証券\nexample.com\n`),
      '--learn-after',
      '0',
    );
    assert.ok(lines[5].risk >= 0.5);
    assert.ok(lines[6].risk < 0.1);
  });
});

describe('what goes with it', () => {
  const list = file(
    'url,date\nhttps://www-sbisec-co-jp.qwxyz.top/a,2025-07-01\nhttps://www-sbisec-co-jp.qwxyz.top/b,2025-07-01\nexample.com,2025-07-01\n',
  );

  test('takedown texts are written once a host, in both languages, and only with a sender', async () => {
    const into = join(folder, 'takedown');
    await assert.rejects(run(list, '--takedown', into), UsageError);
    assert.equal(existsSync(into), false);
    await run(list, '--takedown', into, '--sender', '木枯証券', '--contact', 'csirt@example.jp');
    const written = readdirSync(into).sort();
    assert.deepEqual(written, [
      '0001-www-sbisec-co-jp.qwxyz.top.en.txt',
      '0001-www-sbisec-co-jp.qwxyz.top.ja.txt',
    ]);
    const [english, japanese] = written.map((name) => readFileSync(join(into, name), 'utf8'));
    assert.match(english, /Seen at: 2025-06-30T15:00:00/);
    assert.match(japanese, /停止依頼/);
  });

  test('events for the engine are events, one a domain, the same every time', async () => {
    const [first, second] = [join(folder, 'one.jsonl'), join(folder, 'two.jsonl')];
    await run(list, '--events', first);
    await run(list, '--events', second);
    assert.equal(readFileSync(first, 'utf8'), readFileSync(second, 'utf8'));
    const events = readFileSync(first, 'utf8').trim().split('\n');
    assert.equal(events.length, 1);
    const event = intel.parse(JSON.parse(events[0]));
    assert.equal(event.kind, 'domain');
    assert.equal(event.value, 'www-sbisec-co-jp.qwxyz.top');
  });

  test('a firm adds its names, and its dangling ones', async () => {
    const firms = join(folder, 'firms.json');
    const firm = { id: 'hisame', ja: '氷雨証券', hosts: ['hisame.example'], tokens: ['hisame'] };
    writeFileSync(firms, JSON.stringify(firm));
    const dangling = join(folder, 'dangling.zone');
    writeFileSync(dangling, '$ORIGIN hisame.example.\nlp 300 IN CNAME gone.example.net.\n');
    const urls = file(
      'https://hisame-jp.qwxyz.top/\nhttps://hisame.example/\nhttps://lp.hisame.example/\n',
    );
    const { lines } = await run(urls, '--firms', firms, '--dangling', dangling);
    assert.deepEqual(
      lines.map(({ risk }) => risk >= 0.5),
      [true, false, true],
    );
    assert.equal(lines[0].brand, '氷雨証券');
    assert.equal(lines[2].brand, '氷雨証券');
  });
});

test('--out takes the lines', async () => {
  const out = join(folder, 'out.jsonl');
  const { lines } = await run(file('example.com\n'), '--out', out);
  assert.equal(lines.length, 0);
  assert.equal(JSON.parse(readFileSync(out, 'utf8')).url, 'example.com');
});

test('wrong usage is said as such', async () => {
  const list = file('example.com\n');
  await assert.rejects(run(), UsageError);
  await assert.rejects(run(list, list), UsageError);
  await assert.rejects(run(list, '--learn-after', 'soon'), UsageError);
  await assert.rejects(run(list, '--firms', list), UsageError);
  await assert.rejects(run(list, '--dangling', join(folder, 'nowhere')), UsageError);
  await assert.rejects(run(join(folder, 'nowhere')), { code: 'ENOENT' });
});

test('a file of nothing but faults has failed', async () => {
  const { status, messages } = await run(file('url,date\na.example,soon\n'));
  assert.equal(status, 1);
  assert.match(messages, /line 2/);
});
