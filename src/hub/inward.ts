// What a firm does with the hub's news: intelligence events for its own fold, and tokens to watch for.
import type { Intel } from '../core/event/intel.ts';
import { hash53 } from '../core/lib/hash.ts';
import { timeMsOf, timeOf } from '../core/lib/time.ts';
import type { Attack, Release, Sighting } from './message.ts';

/** Names the hub as source; a firm's own word has another one. */
export const hubSource = 'hub';

/** One expected hijacker elsewhere may be chance; with each more that chance is halved. */
function confidenceOf({ buyers, firms }: Attack): number {
  return Math.min(0.95, 1 - 0.5 ** Math.max(buyers, firms));
}

interface Heading {
  readonly timeMs: number;
  readonly firm?: string;
}

function heading(id: string, { timeMs, firm }: Heading) {
  return {
    id: `hub-${timeMs.toString(36)}-${id}`,
    type: 'intel' as const,
    time: timeOf(timeMs),
    ...(firm === undefined ? {} : { firm }),
    source: hubSource,
  };
}

function attackEvent(attack: Attack, at: Heading): Intel {
  const isOpen = attack.state === 'open';
  return {
    ...heading(`${attack.change}`, at),
    kind: 'instrument',
    value: attack.instrument,
    confidence: isOpen ? confidenceOf(attack) : 0,
    expires: isOpen ? attack.expires : timeOf(at.timeMs),
  };
}

export interface Watched {
  readonly kind: 'ip' | 'device';
  readonly confidence: number;
  readonly expiresMs: number;
}

/** Tokens that the firm's own addresses and devices are compared with, by key and token. */
export type TokenBook = Map<string, Watched>;

/** Tokens of a book; those that end first give way. Six firms' confirmed takeovers of 2025 are some 30,000. */
export const watchedMax = 200_000;

export function watchName(key: string, token: string): string {
  return `${key} ${token}`;
}

/** Events for the firm's fold; tokens go into the book, and what is withdrawn out of it. */
export function takeNews(releases: readonly Release[], book: TokenBook, at: Heading): Intel[] {
  const events: Intel[] = [];
  for (const release of releases) {
    if (release.type === 'attack') events.push(attackEvent(release, at));
    else if (release.what.kind === 'domain') events.push(domainEvent(release, at));
    else if ('key' in release.what) watch(release, book, at.timeMs);
  }
  return events;
}

function domainEvent({ change, what, confidence, expires }: Sighting, at: Heading): Intel {
  return { ...heading(`${change}`, at), kind: 'domain', value: what.value, confidence, expires };
}

function watch(
  { what, state, confidence, expires }: Sighting,
  book: TokenBook,
  nowMs: number,
): void {
  if (!('key' in what)) return;
  const name = watchName(what.key, what.value);
  if (state === 'withdrawn') {
    book.delete(name);
    return;
  }
  if (book.size >= watchedMax && !book.has(name)) makeRoom(book, nowMs);
  const kind = what.kind === 'ip-token' ? 'ip' : 'device';
  book.set(name, { kind, confidence, expiresMs: timeMsOf(expires) });
}

/** Forgets what no longer holds, and where nothing is so, the tenth that ends first. */
function makeRoom(book: TokenBook, nowMs: number): void {
  for (const [name, { expiresMs }] of book) if (expiresMs <= nowMs) book.delete(name);
  if (book.size < watchedMax) return;
  const soonest = [...book].sort((left, right) => left[1].expiresMs - right[1].expiresMs);
  for (const [name] of soonest.slice(0, watchedMax / 10)) book.delete(name);
}

export interface Seen {
  readonly ip?: string;
  readonly device?: string;
}

/**
 * Events for the address and device of a log-in of the firm's own that are being watched for; to be
 * folded before it. `tokensOf` makes the tokens under every key in use, at the edge.
 */
export function recognise(
  seen: Seen,
  book: TokenBook,
  tokensOf: (kind: 'ip' | 'device', value: string) => readonly string[],
  at: Heading,
): Intel[] {
  if (book.size === 0) return [];
  return (['ip', 'device'] as const).flatMap((kind) => {
    const value = seen[kind];
    if (!value) return [];
    const found = tokensOf(kind, value)
      .map((name) => book.get(name))
      .filter((watched) => watched !== undefined && watched.expiresMs > at.timeMs)
      .sort((left, right) => right!.confidence - left!.confidence)[0];
    if (!found) return [];
    const { confidence, expiresMs } = found;
    const id = `${kind}-${hash53(value).toString(36)}`;
    return [{ ...heading(id, at), kind, value, confidence, expires: timeOf(expiresMs) }];
  });
}
