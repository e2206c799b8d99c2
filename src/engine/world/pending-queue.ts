// What waits for time to pass, in the order in which it falls due.
import type { Pending } from '../../core/state/pending.ts';
import type { PendingStore } from '../../core/state/world.ts';
import type { RecordTable } from './table.ts';

/** The stored record: empty once created, filled at once. */
export interface PendingRecord {
  pending: Pending | undefined;
}

/** Waiting requests at most; beyond it the one that falls due first lapses at once. */
export const pendingMax = 200_000;

export function createPendingQueue(table: RecordTable<PendingRecord>): PendingStore {
  // Both hold names of what waits and nothing else: `pendingMax` bounds them too.
  const byOrder = new Map<string, string>();
  const byAccount = new Map<string, Set<string>>();
  // Sorted by due time, then name; nearly always appended to, since waits are of a few lengths.
  const due: Pending[] = [];
  for (const { pending } of table.values()) if (pending) due.push(pending);
  due.sort(compare);
  for (const pending of due) index(pending);

  function forget(decision: string): Pending | undefined {
    const pending = table.read(decision)?.pending;
    if (!pending) return undefined;
    due.splice(positionOf(due, pending), 1);
    // An order sent twice waits twice: the name is the later one's.
    if (byOrder.get(orderName(pending)) === decision) byOrder.delete(orderName(pending));
    const others = byAccount.get(accountName(pending));
    others?.delete(decision);
    if (others?.size === 0) byAccount.delete(accountName(pending));
    table.remove(decision);
    return pending;
  }

  return {
    get: (decision) => table.read(decision)?.pending,
    add(pending) {
      forget(pending.decision);
      const full = due.length >= pendingMax ? due[0] : undefined;
      // Due now: the next clock event takes it.
      if (full) {
        forget(full.decision);
        insert({ ...full, expiresMs: 0 });
      }
      insert(pending);
    },
    remove(decision) {
      forget(decision);
    },
    next: () => due[0],
    ofOrder(firm, order) {
      const decision = byOrder.get(`${firm}\u0000${order}`);
      return decision === undefined ? undefined : table.read(decision)?.pending;
    },
    ofAccount(firm, account) {
      const names = byAccount.get(`${firm}\u0000${account}`) ?? [];
      const found = [...names].map((name) => table.read(name)?.pending);
      return found.filter((pending) => pending !== undefined).sort(compare);
    },
  };

  function insert(pending: Pending): void {
    table.change(pending.decision).pending = pending;
    due.splice(positionOf(due, pending), 0, pending);
    index(pending);
  }

  function index(pending: Pending): void {
    if (pending.order) byOrder.set(orderName(pending), pending.decision);
    if (!pending.account) return;
    const others = byAccount.get(accountName(pending)) ?? new Set();
    others.add(pending.decision);
    byAccount.set(accountName(pending), others);
  }
}

function accountName(pending: Pending): string {
  return `${pending.firm}\u0000${pending.account}`;
}

function orderName(pending: Pending): string {
  return `${pending.firm}\u0000${pending.order}`;
}

function compare(left: Pending, right: Pending): number {
  if (left.expiresMs !== right.expiresMs) return left.expiresMs - right.expiresMs;
  return left.decision < right.decision ? -1 : left.decision > right.decision ? 1 : 0;
}

/** Binary search: where the entry is, or where it belongs. */
function positionOf(due: readonly Pending[], pending: Pending): number {
  let low = 0;
  let high = due.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(due[middle]!, pending) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
