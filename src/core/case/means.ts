// By which means a case's sessions came, and what they went for.
import { shortName } from '../lib/short-name.ts';
import { type Account, sessionOf } from '../state/account.ts';
import type { Means } from '../state/campaign.ts';
import { inWorld } from '../state/recall.ts';
import type { Session } from '../state/session.ts';
import type { World } from '../state/world.ts';
import { type CaseRecord, meansMax } from './record.ts';

/** What the sessions of the case came by and went for. */
export function meansOf(
  record: CaseRecord,
  account: Account | undefined,
  sharing: string,
  world: World<CaseRecord>,
): Means[] {
  const found: Means[] = [];
  for (const id of record.sessions) {
    const session = account && sessionOf(account, id);
    if (!session) continue;
    found.push(...meansOfSession(session));
    const host = world.means.read(arrivalName(sharing, record.account, id))?.host;
    if (host) found.push({ kind: 'domain', value: host });
  }
  return found;
}

function meansOfSession({ address, device, networkKey, bought, elsewhere }: Session): Means[] {
  const found: Means[] = bought.map((value) => ({ kind: 'instrument', value }));
  // Where a session has moved on, the place it moved to is the hijacker's.
  const ip = elsewhere?.address || address;
  const means = elsewhere?.device || device;
  if (ip) found.push({ kind: 'ip', value: ip });
  if (means) found.push({ kind: 'device', value: means });
  if (networkKey) found.push({ kind: 'asn', value: String(networkKey) });
  return found;
}

/** Under it waits by which listed page a session came, until a case is opened on the session. */
export function arrivalName(sharing: string, account: string, session: string): string {
  return inWorld(sharing, `arrival ${shortName(account)} ${shortName(session)}`);
}

export function addMeans({ means }: CaseRecord, one: Means): void {
  if (means.length >= meansMax) return;
  if (!means.some(({ kind, value }) => kind === one.kind && value === one.value)) means.push(one);
}
