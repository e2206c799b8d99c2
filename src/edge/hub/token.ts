// Makes tokens of addresses and devices under the firms' common key, which the hub never sees.
import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { shortName } from '../../core/lib/short-name.ts';
import { watchName } from '../../hub/inward.ts';
import type { Tokens } from '../../hub/outward.ts';

/** Keys in use at once: the current one, and older ones whose tokens have not all ended. */
export const keysMax = 4;

export interface KeyRing {
  /** Name of the key that new tokens are made under. */
  readonly current: string;
  /** 32 bytes each, by name. */
  readonly keys: ReadonlyMap<string, Buffer>;
}

export interface FirmTokens extends Tokens {
  /** Names in a token book, under every key in use. */
  namesOf(kind: 'ip' | 'device', value: string): readonly string[];
}

export function createTokens({ current, keys }: KeyRing): FirmTokens {
  const currentKey = keys.get(current);
  if (!currentKey || keys.size > keysMax) throw new Error('no key ring');
  return {
    key: current,
    tokenOf: (kind, value) => tokenUnder(currentKey, kind, value),
    namesOf: (kind, value) =>
      [...keys].map(([name, key]) => watchName(name, tokenUnder(key, kind, value))),
  };
}

function tokenUnder(key: Buffer, kind: 'ip' | 'device', value: string): string {
  const plain = kind === 'ip' ? plainAddress(value) : shortName(value);
  return createHmac('sha256', key).update(`sekisho-hub-token-1\0${kind}\0${plain}`).digest('hex');
}

/** Whoever has a line with IPv6 has all of a /64, and machines change within it daily. */
function plainAddress(text: string): string {
  if (!ipaddr.isValid(text)) return text;
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.toString();
  return `${address.toByteArray().slice(0, 8).join('.')}/64`;
}

/** `{ "current": "k2", "keys": { "k1": "…", "k2": "…" } }`, 32 bytes each in base64. */
export function readKeyRing(text: string): KeyRing {
  const { current, keys } = JSON.parse(text) as { current?: unknown; keys?: unknown };
  const entries = Object.entries((keys ?? {}) as Record<string, unknown>).map(
    ([name, key]) => [name, Buffer.from(String(key), 'base64')] as const,
  );
  const isRight =
    typeof current === 'string' &&
    entries.length <= keysMax &&
    entries.every(([name, key]) => /^[a-z0-9-]{1,32}$/.test(name) && key.length === 32) &&
    entries.some(([name]) => name === current);
  if (!isRight) throw new Error(`no key ring: at most ${keysMax} keys of 32 bytes, one current`);
  return { current, keys: new Map(entries) };
}
