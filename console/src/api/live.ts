// Follows the service's stream of events, brings what changed into the page, and comes back by itself.
import type { QueryClient } from '@tanstack/react-query';
import type { Change, Now } from '../../../src/edge/console/messages.ts';
import { mayRefreshQueue } from '../queue/queue-hold.ts';
import { heardMs, setLive } from './live-store.ts';

/** The service beats at least every ten seconds; two missed beats are a lost stream. */
const silentMsMax = 25_000;
const watchMs = 2_000;
/** First and longest pause before the stream is tried again. */
const retryMsMin = 1_000;
const retryMsMax = 10_000;
/** What changes faster than a person reads is brought in once in this time. */
const gatherMs = 1_500;

export function followLive(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let retryMs = retryMsMin;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;

  const open = (): void => {
    source?.close();
    source = new EventSource('/console/api/live');
    source.addEventListener('open', heard);
    source.addEventListener('beat', heard);
    source.addEventListener('now', (event) => {
      heard();
      client.setQueryData(['now'], JSON.parse(event.data) as Now);
    });
    const bring = gathered(client);
    source.addEventListener('change', (event) => {
      heard();
      bring(JSON.parse(event.data) as Change);
    });
    source.addEventListener('error', lose);
  };
  const heard = (): void => {
    retryMs = retryMsMin;
    setLive('live');
    if (!wasLost) return;
    wasLost = false;
    void client.invalidateQueries();
  };
  const lose = (): void => {
    source?.close();
    wasLost = true;
    setLive('lost');
    clearTimeout(retry);
    retry = setTimeout(open, retryMs);
    retryMs = Math.min(retryMsMax, retryMs * 2);
    // A stream that is refused says nothing of why: the session does.
    void client.invalidateQueries({ queryKey: ['session'] });
  };
  const watch = setInterval(() => {
    if (source?.readyState === EventSource.OPEN && Date.now() - heardMs() > silentMsMax) lose();
  }, watchMs);
  open();
  return () => {
    clearInterval(watch);
    clearTimeout(retry);
    source?.close();
  };
}

/** Marks what changed as old, many changes at once: pages ask again for what they show. */
function gathered(client: QueryClient): (change: Change) => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      const keys = ['case', 'campaign', 'instrument', 'waiting'];
      if (mayRefreshQueue()) keys.push('cases');
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
    }, gatherMs);
  };
}
