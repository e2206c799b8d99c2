// What waits for time to pass, in the order in which it falls due.
import type { Pending } from '../../core/state/pending.ts';
import type { PendingStore } from '../../core/state/world.ts';
import type { RecordTable } from './record-table.ts';

/** The stored record: empty once created, filled at once. */
export interface PendingRecord {
  pending: Pending | undefined;
}

/** Waiting requests at most; beyond it the one that falls due first lapses at once. */
export const pendingMax = 200_000;

export function createPendingQueue(table: RecordTable<PendingRecord>): PendingStore {
  const byOrder = new Map<string, string>();
  // Sorted by due time, then name; nearly always appended to, since waits are of a few lengths.
  const due: Pending[] = [];
  for (const { pending } of table.values()) if (pending) due.push(pending);
  due.sort(compare);
  for (const pending of due) if (pending.order) byOrder.set(orderName(pending), pending.decision);

  function forget(decision: string): Pending | undefined {
    const pending = table.read(decision)?.pending;
    if (!pending) return undefined;
    due.splice(positionOf(due, pending), 1);
    if (pending.order) byOrder.delete(orderName(pending));
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
  };

  function insert(pending: Pending): void {
    table.change(pending.decision).pending = pending;
    due.splice(positionOf(due, pending), 0, pending);
    if (pending.order) byOrder.set(orderName(pending), pending.decision);
  }
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
