// What the pages ask for, one hook a question, with the address each answer is kept under.
import { type QueryClient, useQuery } from '@tanstack/react-query';
import type {
  CampaignDetail,
  CaseDetail,
  FigureEvent,
  InstrumentDetail,
  Now,
  Person,
  Queue,
  Session,
  WaitingAction,
} from '../../../src/edge/console/messages.ts';
import { get, keepCsrf } from './client.ts';

const part = encodeURIComponent;

export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      const session = await get<Session>('/session');
      keepCsrf(session.csrf);
      return session;
    },
    staleTime: 60_000,
  });
}

export function useNow() {
  return useQuery({ queryKey: ['now'], queryFn: () => get<Now>('/now'), staleTime: 30_000 });
}

/** Event time of the service: what ages are counted from. */
export function useServiceTime(): number {
  const now = useNow().data;
  const session = useSession().data;
  return Date.parse(now?.time ?? session?.now ?? '') || Date.now();
}

/** Asked for as the virtual table comes to them; a multiple of it is an offset. */
export const queuePageRows = 100;

export const queuePage = (filter: string, page: number) => ({
  queryKey: ['cases', filter, page],
  queryFn: () =>
    get<Queue>(`/cases?${filter}&offset=${page * queuePageRows}&limit=${queuePageRows}`),
});

export function useCase(id: string, at: string) {
  return useQuery({
    queryKey: ['case', id, at],
    queryFn: () => get<CaseDetail>(`/cases/${part(id)}${at ? `?at=${part(at)}` : ''}`),
    placeholderData: (before: CaseDetail | undefined) =>
      before?.line.case === id ? before : undefined,
  });
}

export function useInstrument(id: string) {
  return useQuery({
    queryKey: ['instrument', id],
    queryFn: () => get<InstrumentDetail>(`/instruments/${part(id)}`),
  });
}

export function useCampaign(id: string) {
  return useQuery({
    queryKey: ['campaign', id],
    queryFn: () => get<CampaignDetail>(`/campaigns/${part(id)}`),
  });
}

export function useWaiting(enabled = true) {
  return useQuery({
    queryKey: ['waiting'],
    enabled,
    queryFn: () => get<{ waiting: readonly WaitingAction[] }>('/actions?state=waiting'),
  });
}

export function useFigureEvents(figure: string, hour: string) {
  return useQuery({
    queryKey: ['events', figure, hour],
    queryFn: () =>
      get<{ events: readonly FigureEvent[]; cut: boolean }>(
        `/events?figure=${part(figure)}${hour ? `&hour=${part(hour)}` : ''}`,
      ),
  });
}

export function usePeople() {
  return useQuery({
    queryKey: ['people'],
    queryFn: () => get<{ people: readonly Person[] }>('/people'),
    staleTime: 300_000,
  });
}

/** After a decision everything shown may have changed. */
export function readAgain(client: QueryClient): void {
  for (const key of ['cases', 'case', 'campaign', 'instrument', 'waiting', 'now'])
    void client.invalidateQueries({ queryKey: [key] });
}
