// For tests: a customer, the hijacker who came into his account, and his word on it, as a journal has it.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../../core/case/case.ts';
import { openJournal } from '../../engine/journal/journal.ts';
import { recordOf } from '../../engine/journal-record.ts';
import { createReplay, emptyStart } from '../../engine/replay.ts';

/** What must not be seen on the wire, whichever way it got into the journal. */
export const planted = {
  account: 'ac-7719004521',
  order: 'or-55510293847',
  session: 'ss-90817263541',
  ip: '185.220.101.77',
  home: '126.72.14.9',
  device: 'device-cookie-4451209',
  ownDevice: 'device-of-the-owner-1',
  note: '関所花子',
};

const nowMs = Date.now();
export const ago = (days: number): string => new Date(nowMs - days * 86_400_000).toISOString();

/** A log-in of the owner's, the thief's, his order and its fill, the owner's again, and his word. */
export function storyOf(account: string): object[] {
  const at = (id: string, days: number, fields: object) => ({
    ...{ id: `${account}-${id}`, time: ago(days), account },
    ...fields,
  });
  const login = { type: 'login', outcome: 'success', method: 'password', channel: 'web' };
  const agent = { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/115.0' };
  const owner = { ...login, ...agent, ip: planted.home, device: planted.ownDevice };
  const thief = { ...login, ...agent, ip: planted.ip, device: planted.device };
  const order = { side: 'buy', instrument: 'XTKS:9999', quantity: 1000 };
  return [
    at('1', 9, { ...owner, session: 'own-1' }),
    at('2', 3, { ...thief, session: planted.session }),
    at('3', 2.9, {
      ...{ type: 'order', session: planted.session, order: planted.order, currency: 'JPY' },
      ...{ ...order, orderType: 'market' },
    }),
    at('4', 2.8, {
      ...{ type: 'execution', order: planted.order, price: 100, currency: 'JPY', ...order },
    }),
    at('5', 2.5, { ...owner, session: 'own-2' }),
    at('6', 2, {
      ...{ type: 'feedback', subject: { session: planted.session }, label: 'fraud' },
      ...{ by: 'customer', note: planted.note },
    }),
  ];
}

/** The journal a service would have written of these events, in place of the one there. */
export async function writeJournal(
  directory: string,
  events: readonly object[],
  /** The last case dismissed after all, as the console's act is journalled. */
  isDismissed = false,
): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const records: Buffer[] = [];
  const cases: Case[] = [];
  const replay = createReplay(emptyStart(), () => undefined, {
    case: (line) => cases.push(line),
    folded: (folded) => records.push(recordOf(JSON.stringify(folded.event), folded)),
    refused: (line, refusal) => {
      throw new Error(`event ${line}: ${JSON.stringify(refusal)}`);
    },
  });
  for (const event of events) replay.take(JSON.stringify(event));
  const line = cases.at(-1);
  if (isDismissed && line) {
    const event = { id: 'act-1', type: 'case-action', time: ago(0.1), account: line.account };
    const after = { ...line, state: 'dismissed', updated: ago(0.1) };
    const effects = [{ kind: 'case', line: after }];
    records.push(Buffer.from(JSON.stringify({ effects, event })));
  }
  const journal = await openJournal(join(directory, 'journal'));
  await journal.append(records, 1);
  await journal.close();
}
