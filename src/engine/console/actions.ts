// What people did, and above all what still waits for a second person.
import type { ActionLine } from '../../core/case/effect.ts';
import type { Person } from '../../core/case/offers.ts';
import { needsSupervisor } from '../../core/case/permit.ts';
import { settingsOf } from '../../core/decision/settings.ts';
import { type Answer, found } from '../client.ts';
import { actionOf } from './case-detail.ts';
import type { ConsoleParts } from './parts.ts';

export async function viewActions(
  parts: ConsoleParts,
  firm: string | undefined,
  state: string | undefined,
  person: Person,
): Promise<Answer> {
  const lines = await parts.projection.actions({ firm, ...(state ? { state } : undefined) });
  const told = lines.map((line) => ({
    ...actionOf(line),
    cases: line.cases,
    accounts: line.cases.length,
    orders: line.orders,
    valueJpy: line.valueJpy,
    campaign: line.campaign,
    refused: refusedBecause(line, person, parts),
  }));
  return found({
    waiting: told.filter(({ second }) => second?.state === 'waiting'),
    actions: told,
  });
}

/** Why this person may not agree; nothing where he may. */
function refusedBecause(line: ActionLine, person: Person, { data }: ConsoleParts) {
  if (line.by === person.id) return 'own-request';
  if (person.role === 'supervisor') return undefined;
  if (person.role !== 'analyst') return 'role';
  return needsSupervisor(line, settingsOf(data.stored.world).policy) ? 'role' : undefined;
}
