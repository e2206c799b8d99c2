import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createMailEvents } from './mail-events.ts';
import { readRecipients } from './mail-recipients.ts';
import { UsageError } from './usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'mail-recipients-'));
after(() => rmSync(folder, { recursive: true }));

async function read(content: string) {
  const path = join(folder, 'recipients.csv');
  writeFileSync(path, content);
  let messages = '';
  const output = { stdout: () => undefined, stderr: (text: string) => (messages += text) };
  return { recipients: await readRecipients(path, output), messages };
}

test('customers by mail; rows that say nothing are told and passed over', async () => {
  const { recipients, messages } = await read(
    'mail,account,step\na.eml,hana,reported\na.eml,taro,entered\n,ken,opened\nb.eml,ken,read\n',
  );
  assert.deepEqual(recipients.get('a.eml'), [
    { account: 'hana', step: 'reported' },
    { account: 'taro', step: 'entered' },
  ]);
  assert.equal(recipients.size, 1);
  assert.match(messages, /:4: mail: expected a name/);
  assert.match(messages, /:5: step: expected received, reported, opened, entered/);
  await assert.rejects(read('mail,account\n'), UsageError);
});

test('one event a customer, of the furthest step, the same every time', async () => {
  const { recipients } = await read(
    'mail,account,step\na.eml,hana,reported\nb.eml,hana,entered\nb.eml,abe,received\n',
  );
  const write = (): unknown[] => {
    const events = createMailEvents({ recipients, timeMs: Date.UTC(2025, 6, 1), firm: 'alpha' });
    events.take({ names: ['a.eml'], campaign: 'm-1' });
    events.take({ names: ['/x/b.eml', 'b.eml'], campaign: 'm-2' });
    events.take({ names: ['c.eml'] });
    const lines: unknown[] = [];
    events.write({ line: (value) => lines.push(value), close: () => undefined }, []);
    return lines;
  };
  const lines = write() as Record<string, unknown>[];
  assert.deepEqual(write(), lines);
  assert.deepEqual(
    lines.map(({ value, source, confidence, firm }) => [value, source, confidence, firm]),
    [
      ['abe', 'mail-campaign:m-2', 0.03, 'alpha'],
      ['hana', 'mail-campaign:m-2', 0.95, 'alpha'],
    ],
  );
});
