// What callers ask of the tables, as answers ready to send; the same on one machine and on several.
import type { Answer, Query } from '../client.ts';
import { problemAnswer } from '../problem.ts';
import type { Projection } from './projection.ts';

export interface ReadModel {
  /** `firm` is `*` for who sees every firm. */
  query(firm: string, query: Query): Promise<Answer>;
}

export function createReadModel(
  projection: Pick<Projection, 'cases' | 'alerts' | 'case'>,
): ReadModel {
  return { query: (firm, query) => ask(projection, firm, query) };
}

async function ask(
  projection: Pick<Projection, 'cases' | 'alerts' | 'case'>,
  firm: string,
  query: Query,
): Promise<Answer> {
  const own = firm === '*' ? undefined : firm;
  if (query.kind === 'cases') {
    const { limit, before, state } = query;
    const { lines, next } = await projection.cases({ firm: own, limit, before, state });
    return { status: 200, body: JSON.stringify({ cases: lines, next }) };
  }
  if (query.kind === 'alerts') {
    const { limit, before } = query;
    const { lines, next } = await projection.alerts({ firm: own, limit, before });
    return { status: 200, body: JSON.stringify({ alerts: lines, next }) };
  }
  if (query.kind !== 'case') return problemAnswer('record-unknown', query.kind);
  const found = await projection.case({ firm: own, id: query.id });
  if (!found) return problemAnswer('record-unknown', `case ${query.id}`);
  return { status: 200, body: JSON.stringify({ ...found.line, history: found.lines }) };
}
