// Brings the records a batch will need into memory, off the folding thread's way: never a cold read.
import { accountNameOf } from '../core/state/recall.ts';
import type { Admitted } from './admit.ts';
import type { StateStore } from './state-store/store.ts';
import { type StoredWorld, tableNumbers } from './world/world.ts';

/** Names of the accounts that these events are about and that are not in memory. */
export function coldAccounts(
  admitted: readonly (Admitted | undefined)[],
  { tables }: StoredWorld,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const item of admitted) {
    const name = item ? accountNameOf(item.event) : '';
    if (name && tables.accounts.isCold(name)) names.add(name);
  }
  return names;
}

/** Accounts first; a case is known by its account. */
export async function warm(
  names: ReadonlySet<string>,
  { tables, world }: StoredWorld,
  store: StateStore,
): Promise<void> {
  if (names.size === 0) return;
  await store.prefetch(tableNumbers.accounts, [...names]);
  const cases = new Set<string>();
  for (const name of names) {
    const caseId = world.accounts.read(name)?.caseId;
    if (caseId && tables.cases.isCold(caseId)) cases.add(caseId);
  }
  if (cases.size > 0) await store.prefetch(tableNumbers.cases, [...cases]);
}
