// Brings the records a batch will need into memory, off the folding thread's way: never a cold read.
import type { CaseRecord } from '../core/case/record.ts';
import { accountNameOf, inWorld } from '../core/state/recall.ts';
import type { World } from '../core/state/world.ts';
import type { Admitted } from './admit.ts';
import type { StateStore } from './state-store/store.ts';
import { type StoredWorld, tableNumbers } from './world/world.ts';

/** Accounts first; a case is known by its account. */
export async function warm(
  admitted: readonly (Admitted | undefined)[],
  { tables, world }: StoredWorld,
  store: StateStore,
): Promise<void> {
  const names = new Set<string>();
  await warmCases(casesNamed(admitted, world), { tables, world }, store, names);
  for (const item of admitted) {
    const name = item ? accountNameOf(item.event) : '';
    if (name && tables.accounts.isCold(name)) names.add(name);
  }
  if (names.size === 0) return;
  await store.prefetch(tableNumbers.accounts, [...names]);
  const cases = new Set<string>();
  for (const name of names) {
    const caseId = world.accounts.read(name)?.caseId;
    if (caseId && tables.cases.isCold(caseId)) cases.add(caseId);
  }
  if (cases.size > 0) await store.prefetch(tableNumbers.cases, [...cases]);
}

/** Cases that people's decisions name, themselves or by the request they answer. */
function casesNamed(
  admitted: readonly (Admitted | undefined)[],
  world: World<CaseRecord>,
): readonly string[] {
  return admitted.flatMap((item) => {
    if (item?.event.type === 'case-action') return item.event.cases.map((one) => one.case);
    if (item?.event.type !== 'action-agreement') return [];
    return world.proposals.read(item.event.request)?.cases ?? [];
  });
}

/** A case by its id, and with it the account it is of. */
async function warmCases(
  ids: readonly string[],
  { tables, world }: StoredWorld,
  store: StateStore,
  names: Set<string>,
): Promise<void> {
  if (ids.length === 0) return;
  const cold = ids.filter((id) => tables.cases.isCold(id));
  if (cold.length > 0) await store.prefetch(tableNumbers.cases, cold);
  for (const id of ids) {
    const record = world.cases.read(id);
    const name = record ? inWorld(record.firm, record.account) : '';
    if (name && tables.accounts.isCold(name)) names.add(name);
  }
}
