// Reads out of the journal where the accounts of given cases were seen, and what was disowned of them.
import type { Case } from '../../core/case/case.ts';
import type { Event } from '../../core/event/event.ts';
import { readJournalRecords } from '../../engine/journal/read-records.ts';
import type { JournalledEvent } from '../../engine/journal-record.ts';
import type { Visit } from '../../hub/means.ts';
import { isManys } from '../../hub/outward.ts';

interface Seen {
  readonly visits: Visit[];
  readonly disowned: Set<string>;
  readonly orderOnly: Set<string>;
}

/** Visits kept of an account: the first ones go, since what was confirmed was late in the row. */
const visitsMax = 2000;

const types = ['login', 'activity', 'feedback'].map((type) => Buffer.from(`"type":"${type}"`));

function isVisit(payload: Uint8Array): boolean {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  return types.some((type) => bytes.includes(type));
}

const nameOf = ({ firm, account }: { readonly firm?: string; readonly account?: unknown }) =>
  `${firm ?? ''}\u0000${String(account)}`;

function noteVisit(seen: Seen, { event, origin }: JournalledEvent): void {
  if (event.type !== 'login' && event.type !== 'activity') return;
  if (event.type === 'login' && event.outcome !== 'success') return;
  const { session, ip, device } = event;
  const visit = { session, isLogin: event.type === 'login', isManys: isManys(origin?.network) };
  seen.visits.push({ ...visit, ip, ...(device === undefined ? {} : { device }) });
  if (seen.visits.length > visitsMax) seen.visits.shift();
}

function noteWord(seen: Seen, event: Event): void {
  if (event.type !== 'feedback' || event.label !== 'fraud') return;
  const { session, order } = event.subject;
  if (session === undefined) return;
  (order === undefined ? seen.disowned : seen.orderOnly).add(session);
}

export async function readVisits(directory: string, cases: readonly Case[]) {
  const byAccount = new Map<string, Seen>(
    cases.map((line) => [
      nameOf(line),
      { visits: [], disowned: new Set<string>(), orderOnly: new Set<string>() },
    ]),
  );
  const take = (_: number, record: JournalledEvent): void => {
    const seen = byAccount.get(nameOf(record.event as { firm?: string; account?: unknown }));
    if (!seen) return;
    noteVisit(seen, record);
    noteWord(seen, record.event);
  };
  await readJournalRecords(directory, take, { wants: isVisit });
  return (line: Case) => {
    const { visits, disowned, orderOnly } = byAccount.get(nameOf(line))!;
    const own = [...orderOnly].filter((session) => !disowned.has(session));
    return { visits, ownSessions: new Set(own) };
  };
}
