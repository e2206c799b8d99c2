// Keeps an account's record within its 2 KiB: what is worth least gives way or becomes part of a sum.
import type { Account } from '../account.ts';
import type { Counts } from '../counts.ts';
import { recordBytesMost, recordBytesRough } from '../record-bytes.ts';
import { dropLeast } from './sessions.ts';

/** DESIGN 2; an ordinary record takes half of it, one whose firm chooses long names all of it. */
export const recordBytesMax = 2048;

/** Below these a profile begins to lose what it is kept for; sessions give way before that. */
const positionsKept = 12;
const instrumentsKept = 10;

/** In this order; each gives up one thing, or says that it has nothing to give. */
const steps: readonly ((account: Account) => boolean)[] = [
  dropDoneOrder,
  (account) => account.positions.length > positionsKept && addUpSmallest(account),
  (account) =>
    account.instruments.length > instrumentsKept * 2 && dropLightest(account.instruments),
  (account) => account.sessions.length > 1 && dropLeast(account.sessions, latestOf(account)),
  (account) => account.positions.length > 0 && addUpSmallest(account),
  (account) => account.instruments.length > 0 && dropLightest(account.instruments),
  (account) => account.openOrders.shift() !== undefined,
];

export function fitAccount(account: Account): void {
  if (recordBytesRough(account) <= recordBytesMax) return;
  let bytes = recordBytesMost(account);
  for (const step of steps)
    while (bytes > recordBytesMax && step(account)) bytes = recordBytesMost(account);
}

function dropDoneOrder({ openOrders }: Account): boolean {
  const done = openOrders.findIndex((order) => order.quantity === 0);
  if (done >= 0) openOrders.splice(done, 1);
  return done >= 0;
}

function addUpSmallest(account: Account): boolean {
  const { positions } = account;
  let smallest = 0;
  for (let index = 1; index < positions.length; index += 1)
    if (Math.abs(positions[index]!.valueJpy) < Math.abs(positions[smallest]!.valueJpy))
      smallest = index;
  account.otherPositionsJpy += positions.splice(smallest, 1)[0]!.valueJpy;
  return true;
}

function dropLightest(counts: Counts): boolean {
  let lightest = 0;
  for (let index = 2; index < counts.length; index += 2)
    if (counts[index + 1]! < counts[lightest + 1]!) lightest = index;
  counts.splice(lightest, 2);
  return true;
}

/** The session in use is never the one to go. */
function latestOf({ sessions }: Account): Account['sessions'][number] {
  return sessions.reduce((latest, session) => (session.lastMs >= latest.lastMs ? session : latest));
}
