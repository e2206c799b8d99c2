// For tests: a hub with firms on this machine, and a wire between them that remembers every byte.
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash32, hash53 } from '../../core/lib/hash.ts';
import { createHub } from '../../hub/state.ts';
import { createHubClient, type HubClient } from './hub-client.ts';
import { openHubJournal } from './hub-journal.ts';
import { createHubServer } from './hub-server.ts';
import { publicKeyOf, publicTextOf } from './seal.ts';

export interface TestHub {
  readonly url: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
  readonly hubPublicKey: KeyObject;
  /** As `sekisho hub key` prints it. */
  readonly hubKeyText: string;
  client(name: string, url?: string): HubClient;
  /** Ends it; with `keeps` its directory stays for the next one. */
  close(keeps?: boolean): Promise<void>;
}

export interface TestHubOptions {
  readonly names: readonly string[];
  readonly nowMs: () => number;
  readonly directory?: string;
  readonly keys?: ReadonlyMap<string, KeyObject>;
}

const hubKey = generateKeyPairSync('ed25519').privateKey;

export async function startHub(options: TestHubOptions): Promise<TestHub> {
  const { names, nowMs } = options;
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'sekisho-hub-'));
  const newKey = () => generateKeyPairSync('ed25519').privateKey;
  const keys = options.keys ?? new Map(names.map((name) => [name, newKey()]));
  const hub = createHub(names);
  const journal = await openHubJournal(join(directory, 'journal'), hub);
  const firmKeys = new Map([...keys].map(([name, key]) => [name, publicKeyOf(publicTextOf(key))]));
  const app = createHubServer({ hub, journal, firmKeys, privateKey: hubKey, nowMs });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const hubPublicKey = publicKeyOf(publicTextOf(hubKey));
  return {
    url,
    keys,
    hubPublicKey,
    hubKeyText: publicTextOf(hubKey),
    client: (name, at = url) =>
      createHubClient({ url: at, name, privateKey: keys.get(name)!, hubKey: hubPublicKey, nowMs }),
    async close(keeps = false) {
      await app.close();
      await journal.close();
      if (!keeps) rmSync(directory, { recursive: true, force: true });
    },
  };
}

export interface Wire {
  readonly url: string;
  /** Everything that went either way, as it went. */
  text(): string;
  close(): Promise<void>;
}

/** Stands between a client and the hub, and hands every byte on. */
export async function listenIn(url: string): Promise<Wire> {
  const heard: Buffer[] = [];
  const open = new Set<Socket>();
  const { port } = new URL(url);
  const server = createServer((client) => {
    const hub = connect(Number(port), '127.0.0.1');
    open.add(client);
    for (const [from, to] of [
      [client, hub],
      [hub, client],
    ] as const) {
      from.on('data', (bytes: Buffer) => {
        heard.push(bytes);
        to.write(bytes);
      });
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    text: () => Buffer.concat(heard).toString('latin1'),
    close: () => {
      for (const client of open) client.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A value as it is, and as what somebody might think hides it. */
export function formsOf(value: string): string[] {
  const hashes = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) =>
    (['hex', 'base64', 'base64url'] as const).map((form) =>
      createHash(name).update(value).digest(form),
    ),
  );
  const bytes = Buffer.from(value);
  const own = [hash53(value).toString(36), String(hash53(value)), String(hash32(value))];
  const spelt = [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
  const coded = (['hex', 'base64', 'base64url'] as const).map((form) =>
    bytes.toString(form).replace(/=+$/, ''),
  );
  return [...spelt, ...coded, ...hashes, ...own, bytes.toString('latin1')];
}
