// Seals addresses and user agents under the key of their month, and opens them while that key is there.
//
// A sealed text is `~2026-11.` and base64url of nonce, ciphertext and tag of AES-256-GCM. The nonce is
// made of the text itself by a hash under the key (a synthetic IV, as in RFC 8452): the sequence
// of the record would be no safe nonce, for a sequence comes again with other content after a torn
// batch or a restored backup, and a nonce used twice gives AES-GCM away. So the same address is sealed
// alike all month: the same events give the same journal, most texts are found in a cache, and when
// the key is gone, a fold still tells one address from another within the month, and no more.
import { createCipheriv, createDecipheriv, hash } from 'node:crypto';
import type { Reason } from '../../core/decision/decision.ts';
import type { Event } from '../../core/event/event.ts';
import type { KeyRing } from './month-keys.ts';

export interface Sealer {
  /** Whether a record may hold anything to seal; quick, and false for most orders and facts. */
  concerns(record: string, event: Event, reasons: readonly Reason[], hasEffects: boolean): boolean;
  /** The event as JSON with its address and user agent sealed; `text` is the event as it came. */
  event(text: string, event: Event): string;
  /** JSON that tells of addresses: decisions, effects. */
  told(text: string, event: Event): string;
  /** What was sealed, open again; what cannot be opened stays sealed. */
  open(text: string): string;
}

const nonceBytes = 12;
const tagBytes = 16;
const nonceLabel = Buffer.from('sekisho nonce\n');
/** Two generations of so many texts: some 20 MB. */
const cachedMax = 32_768;

const sealed = /"~(\d{4}-\d{2})\.([A-Za-z0-9_-]+)"/g;
const isToken = /^~\d{4}-\d{2}\.[A-Za-z0-9_-]+$/;
const told = /("(?:ip|userAgent)":|"kind":"ip","value":)"((?:[^"\\]|\\.)*)"/g;

export function createSealer(ring: KeyRing): Sealer {
  const tokens = createCache();
  const texts = createCache();

  function seal(value: string, month: string): string {
    const name = `${month}${value}`;
    const known = tokens.get(name);
    if (known !== undefined) return known;
    // As JSON writes it, for half a surrogate pair has no UTF-8.
    const token = sealText(JSON.stringify(value).slice(1, -1), month, ring.toSeal(month));
    tokens.set(name, token);
    return token;
  }

  function openOne(month: string, code: string): string | undefined {
    const name = `${month}${code}`;
    const known = texts.get(name);
    if (known !== undefined) return known;
    const key = ring.toOpen(month);
    const value = key && openText(code, month, key);
    if (value !== undefined) texts.set(name, value);
    return value;
  }

  /** What looks sealed already is the sender's own: sealed as such, it is nothing to be opened. */
  function disguised(text: string, month: string): string {
    if (!text.includes('"~')) return text;
    return text.replace(sealed, (whole) => `"${seal(whole.slice(1, -1), month)}"`);
  }

  function everyAddress(text: string, month: string): string {
    return text.replace(told, (whole, before: string, value: string) =>
      isToken.test(value) ? whole : `${before}"${seal(JSON.parse(`"${value}"`), month)}"`,
    );
  }

  return {
    // `"ip"` is not looked for in all of the record: its first character is in every tenth place.
    concerns: (record, event, reasons, hasEffects) =>
      isSeen(aboutOf(event)) ||
      hasEffects ||
      reasons.some(({ facts }) => facts.ip !== undefined) ||
      record.includes('~'),
    event(text, event) {
      const month = event.time.slice(0, 7);
      const about = aboutOf(event);
      if (!isSeen(about)) return disguised(text, month);
      if (!isPlain(text, about))
        return everyAddress(disguised(JSON.stringify(event), month), month);
      let written = disguised(text, month);
      for (const name of names) {
        const value = about[name];
        // What looks sealed is disguised already.
        if (value !== undefined && !isToken.test(value))
          written = written.replace(partOf(name, value), () => `"${name}":"${seal(value, month)}"`);
      }
      return written;
    },
    told(text, event) {
      const month = event.time.slice(0, 7);
      const written = disguised(text, month);
      return written.includes('"ip"') ? everyAddress(written, month) : written;
    },
    open(text) {
      if (!text.includes('"~')) return text;
      return text.replace(sealed, (whole, month: string, code: string) => {
        const value = openOne(month, code);
        return value === undefined ? whole : `"${value}"`;
      });
    },
  };
}

type Seen = Extract<Event, { type: 'login' | 'activity' | 'account-change' }>;
const names = ['ip', 'userAgent'] as const;

/** A request that was answered late stands inside the event that says so. */
function aboutOf(event: Event): Event {
  return event.type === 'late' ? (event.request as unknown as Event) : event;
}

function isSeen(event: Event): event is Seen {
  const { type } = event;
  return type === 'login' || type === 'activity' || type === 'account-change';
}

function partOf(name: string, value: string): string {
  return `"${name}":${JSON.stringify(value)}`;
}

/** Whether the sender wrote both once and as we would: then his own text is kept. */
function isPlain(text: string, seen: Seen): boolean {
  if (text.includes('\\u')) return false;
  return names.every((name) => {
    const value = seen[name];
    const at = text.indexOf(`"${name}"`);
    if (value === undefined) return at < 0;
    return text.startsWith(partOf(name, value), at) && text.indexOf(`"${name}"`, at + 1) < 0;
  });
}

/** Keyed hash of the text, twice as in HMAC; one call each, which takes a quarter of `createHmac`. */
function nonceOf(value: string, key: Buffer): Buffer {
  const inner = hash('sha256', Buffer.concat([nonceLabel, key, Buffer.from(value)]), 'buffer');
  const outer = hash('sha256', Buffer.concat([nonceLabel, key, inner]), 'buffer');
  return outer.subarray(0, nonceBytes);
}

function sealText(value: string, month: string, key: Buffer): string {
  const nonce = nonceOf(value, key);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(month));
  const written = Buffer.concat([
    nonce,
    cipher.update(value, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return `~${month}.${written.toString('base64url')}`;
}

/** Nothing where it was not sealed with this key. */
function openText(code: string, month: string, key: Buffer): string | undefined {
  const bytes = Buffer.from(code, 'base64url');
  if (bytes.length < nonceBytes + tagBytes) return undefined;
  const end = bytes.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(month));
  decipher.setAuthTag(bytes.subarray(end));
  try {
    return (
      decipher.update(bytes.subarray(nonceBytes, end), undefined, 'utf8') + decipher.final('utf8')
    );
  } catch {
    return undefined;
  }
}

interface Cache {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

/** What was not asked for while the younger generation filled up is forgotten. */
function createCache(): Cache {
  let young = new Map<string, string>();
  // Was `young` until it was full: cachedMax.
  let old = new Map<string, string>();
  function set(name: string, value: string): void {
    if (young.size >= cachedMax) {
      old = young;
      young = new Map();
    }
    young.set(name, value);
  }
  return {
    get(name) {
      const value = young.get(name);
      if (value !== undefined) return value;
      const before = old.get(name);
      if (before !== undefined) set(name, before);
      return before;
    },
    set,
  };
}
