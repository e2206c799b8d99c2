// Fetches from a log politely: not faster than asked, again after a while when refused, never endlessly.
import { LogFault } from './fault.ts';

export interface FetchOptions {
  /** A log is everybody's: one request a second reads some 250 entries a second. */
  readonly requestsPerSecond?: number;
  readonly attemptsMax?: number;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** For tests: waits so many milliseconds. */
  readonly wait?: (waitMs: number, signal?: AbortSignal) => Promise<void>;
  /** For tests: a clock that never goes back, in milliseconds. */
  readonly now?: () => number;
}

/** The answer's body; undefined where there is none of that name (404, 410). */
export type FetchBytes = (url: string) => Promise<Buffer | undefined>;

/** 256 entries of at most some 100 KiB are rare together; longer answers are no log's. */
export const answerBytesMax = 32 * 1024 * 1024;
const waitMaxMs = 300_000;
const firstWaitMs = 1_000;

export function createFetch(options: FetchOptions = {}): FetchBytes {
  const { requestsPerSecond = 1, attemptsMax = 8, timeoutMs = 30_000, signal } = options;
  const { wait = sleep, now = () => performance.now() } = options;
  const gapMs = 1_000 / requestsPerSecond;
  let nextMs = 0;

  async function paced(url: string): Promise<Answer> {
    const waitMs = nextMs - now();
    if (waitMs > 0) await wait(waitMs, signal);
    nextMs = Math.max(nextMs, now()) + gapMs;
    return ask(url, AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]));
  }

  return async (url) => {
    let last = '';
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const answer = await paced(url);
      signal?.throwIfAborted();
      if ('body' in answer) return answer.body;
      last = answer.refused;
      await wait(answer.waitMs ?? Math.min(waitMaxMs, firstWaitMs * 2 ** attempt), signal);
    }
    throw new LogFault('unreachable', `${url}: ${last}`);
  };
}

type Answer =
  | { readonly body: Buffer | undefined }
  | { readonly refused: string; readonly waitMs?: number };

async function ask(url: string, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(url, { signal, redirect: 'error' });
    if (response.status === 404 || response.status === 410) return { body: undefined };
    if (!response.ok)
      return { refused: `status ${response.status}`, waitMs: retryAfterMs(response.headers) };
    return { body: await bodyOf(response) };
  } catch (error) {
    if (error instanceof LogFault) throw error;
    return { refused: (error as Error).message };
  }
}

/** Seconds, or a date (RFC 9110, 10.2.3); whatever it says, not longer than `waitMaxMs`. */
function retryAfterMs(headers: Headers): number | undefined {
  const written = headers.get('retry-after');
  if (written === null) return undefined;
  const dateMs = Date.parse(written);
  const waitMs = /^\d+$/.test(written) ? Number(written) * 1_000 : dateMs - Date.now();
  return Number.isNaN(waitMs) ? undefined : Math.max(0, Math.min(waitMaxMs, waitMs));
}

async function bodyOf(response: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > answerBytesMax)
      throw new LogFault('too-long', `${response.url}: more than ${answerBytesMax} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function sleep(waitMs: number, signal?: AbortSignal): Promise<void> {
  const { setTimeout: after } = await import('node:timers/promises');
  await after(waitMs, undefined, { signal });
}
