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
import { get, keepCsrf, sayUnauthorised } from './client.ts';

const part = encodeURIComponent;

/** Who was last logged in here: a session that ends leaves the page as it was, under the log-in. */
let lastSession: Session | undefined;

async function readSession(): Promise<Session | undefined> {
  // The open route says both who is logged in and how one may; asking for the session of nobody
  // would be an error on the log-in page.
  const { session } = await get<{ session?: Session }>('/login');
  if (session) {
    keepCsrf(session.csrf);
    lastSession = session;
  } else if (lastSession) sayUnauthorised();
  return lastSession;
}

export function useSession() {
  const query = useQuery({
    queryKey: ['session'],
    queryFn: async () => (await readSession()) ?? null,
    staleTime: 60_000,
  });
  return { ...query, data: query.data ?? undefined };
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
