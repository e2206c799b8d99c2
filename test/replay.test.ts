// Same input, same output, byte for byte: whether it comes in one file or in several, gzipped or not.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { sekisho, temporaryFolder } from './service.ts';
import { smallWave } from './wave.ts';

const outputs = ['decisions', 'alerts', 'cases'] as const;
type Outputs = Readonly<Record<(typeof outputs)[number], string>>;

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe('replay', () => {
  let folder: string;
  let lines: string[];
  let whole: Outputs;
  const ends: (() => Promise<unknown>)[] = [];

  before(async () => {
    folder = await temporaryFolder({ after: (end) => ends.push(end) });
    lines = smallWave(1).events.map((event) => `${JSON.stringify(event)}\n`);
    await writeFile(join(folder, 'all.jsonl'), lines.join(''));
    whole = await replay('whole', ['all.jsonl']);
  });
  after(async () => {
    for (const end of ends) await end();
  });

  async function replay(name: string, files: readonly string[]): Promise<Outputs> {
    await mkdir(join(folder, name));
    const options = outputs.flatMap((output) => [`--${output}`, join(name, output)]);
    const { status, stdout, stderr } = await sekisho(
      ['replay', ...files, ...options, '--json'],
      folder,
    );
    assert.equal(status, 0, stderr);
    const { events, duplicates, refused } = JSON.parse(stdout);
    assert.deepEqual([events, duplicates, refused], [lines.length, 0, 0]);
    const read = (output: string) => readFile(join(folder, name, output), 'utf8');
    const [decisions, alerts, cases] = await Promise.all(outputs.map(read));
    return { decisions, alerts, cases };
  }

  test('the wave has in it what is to be compared', () => {
    for (const verdict of ['allow', 'step-up', 'hold', 'block'])
      assert.ok(count(whole.decisions, `"verdict":"${verdict}"`) >= 1, verdict);
    assert.ok(count(whole.alerts, '\n') >= 1);
    assert.ok(count(whole.cases, '\n') >= 100);
    assert.equal(
      count(whole.decisions, '\n'),
      lines.filter((line) => /"type":"(login|account-change|order|withdrawal)"/.test(line)).length,
    );
  });

  test('twice gives the same bytes', async () => {
    assert.deepEqual(await replay('again', ['all.jsonl']), whole);
  });

  test('several files give the bytes of one', async () => {
    const places = [0, 1, Math.floor(lines.length / 3), lines.length - 1, lines.length];
    const files: string[] = [];
    for (const [part, from] of places.slice(0, -1).entries()) {
      const text = lines.slice(from, places[part + 1]).join('');
      const isZipped = part % 2 === 1;
      files.push(`part-${part}.jsonl${isZipped ? '.gz' : ''}`);
      // The last line of a file may lack its end.
      const bytes = isZipped ? gzipSync(text) : text.trimEnd();
      await writeFile(join(folder, files[part]), bytes);
    }
    assert.deepEqual(await replay('split', files), whole);
  });

  test('another order of events is another input', async () => {
    await writeFile(join(folder, 'turned.jsonl'), lines.toReversed().join(''));
    const turned = await replay('turned', ['turned.jsonl']);
    assert.notEqual(turned.decisions, whole.decisions);
  });
});
