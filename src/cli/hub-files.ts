// Reads what the hub's commands are given: keys, the list of firms, and how to reach the hub.
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createHubClient, type HubClient } from '../edge/hub/hub-client.ts';
import { publicKeyOf } from '../edge/hub/seal.ts';
import { createTokens, type FirmTokens, readKeyRing } from '../edge/hub/token.ts';
import { firmsMax } from '../hub/limits.ts';
import { readRows } from './read-rows.ts';
import { UsageError } from './usage.ts';

export function readPrivateKey(path: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
  throw new UsageError(`${path}: no Ed25519 key; 'sekisho hub key' makes one`);
}

/** CSV `name,publicKey`. */
export async function readFirmKeys(path: string): Promise<Map<string, KeyObject>> {
  const { rows } = await readRows(path, ['name', 'publicKey'], firmsMax);
  if (rows.length > firmsMax) throw new UsageError(`${path}: more than ${firmsMax} firms`);
  const keys = new Map<string, KeyObject>();
  for (const { line, fields } of rows) {
    const { name, publicKey } = fields as { name: string; publicKey: string };
    if (!/^[a-z0-9][a-z0-9.-]{0,63}$/.test(name) || keys.has(name))
      throw new UsageError(`${path}:${line}: name: a new one of a-z, 0-9, . and -`);
    try {
      keys.set(name, publicKeyOf(publicKey));
    } catch (error) {
      throw new UsageError(`${path}:${line}: publicKey: ${(error as Error).message}`);
    }
  }
  if (keys.size === 0) throw new UsageError(`${path}: no firm`);
  return keys;
}

export function readTokens(path: string): FirmTokens {
  try {
    return createTokens(readKeyRing(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}

export const clientOptions = {
  url: { type: 'string' },
  name: { type: 'string' },
  key: { type: 'string' },
  'hub-key': { type: 'string' },
} as const;

interface ClientValues {
  readonly url?: string;
  readonly name?: string;
  readonly key?: string;
  readonly 'hub-key'?: string;
}

export function openClient(values: ClientValues): HubClient {
  const { url, name, key, 'hub-key': hubKey } = values;
  if (!url || !name || !key || !hubKey)
    throw new UsageError('--url URL, --name FIRM, --key F and --hub-key KEY are needed');
  const privateKey = readPrivateKey(key);
  return createHubClient({ url, name, privateKey, hubKey: hubKeyOf(hubKey), nowMs: Date.now });
}

function hubKeyOf(text: string): KeyObject {
  try {
    return publicKeyOf(text);
  } catch (error) {
    throw new UsageError(`--hub-key: ${(error as Error).message}`);
  }
}
