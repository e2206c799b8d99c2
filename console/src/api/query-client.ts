// How answers are kept and asked for again: what was shown stays until something newer has come.
import { QueryClient } from '@tanstack/react-query';
import { statusOf } from './client.ts';

const retriesMax = 4;
const retryMsMax = 8_000;
const askAgainMs = 5_000;

/** What the service refused is refused the next time too; a service that is away comes back. */
function isWorthAgain(failures: number, error: unknown): boolean {
  const status = statusOf(error);
  return failures < retriesMax && (status === 0 || status >= 500 || status === 429);
}

export function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: isWorthAgain,
        retryDelay: (failures) => Math.min(retryMsMax, 500 * 2 ** failures),
        staleTime: 5_000,
        gcTime: 120_000,
        networkMode: 'always',
        refetchOnWindowFocus: true,
        // What failed because nobody answered comes back without a person asking for it.
        refetchInterval: ({ state }) =>
          state.status === 'error' && isWorthAgain(0, state.error) ? askAgainMs : false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
