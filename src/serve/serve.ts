// Joins the edge to the core: the whole service on one machine.
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { AccessSettings } from '../edge/console/access/access-settings.ts';
import type { LinkSettings } from '../edge/hub/link-settings.ts';
import { ensureAuditKey } from '../engine/audit/audit-key.ts';
import { loadKeys } from '../engine/keys.ts';
import { monthBefore, shredBefore } from '../engine/persons/retention.ts';
import { emptyDatabase } from '../engine/projection/empty-database.ts';
import type { GivenSettings } from '../engine/settings.ts';
import type { Console } from './console-part.ts';
import { startEngineThread } from './engine-client.ts';
import type { SupervisedEngine } from './supervise.ts';

export interface ServeOptions {
  readonly directory: string;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Simulated data, readable without a key, and time that is that of the events. */
  readonly demo: boolean;
  readonly database: string | undefined;
  readonly settings?: GivenSettings;
  /** Log-in to the console, and TLS. */
  readonly access?: AccessSettings;
  /** Makes a set-up link for one more administrator. */
  readonly setup?: boolean;
  /** Seals addresses and user agents in the journal, from now on. */
  readonly sealed?: boolean;
  /** Seals them, and at the start deletes the keys of months further back. */
  readonly retentionMonths?: number;
  /** Talks to a hub; without it nothing is sent to anybody. */
  readonly hub?: LinkSettings;
  readonly log: (message: string) => void;
}

export interface Service {
  readonly url: string;
  /** Where browsers find it; nothing where the console is not built. */
  readonly consoleUrl?: string;
  readonly engine: SupervisedEngine;
  stop(): Promise<void>;
}

export async function serve(options: ServeOptions): Promise<Service> {
  const { directory, host, port, demo, database, log, settings = {} } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  ensureAuditKey(directory);
  const clock = demo ? 'events' : 'wall';
  const { retentionMonths } = options;
  const sealed = options.sealed || retentionMonths !== undefined;
  if (retentionMonths !== undefined) {
    const before = monthBefore(Date.now(), retentionMonths);
    const gone = await shredBefore(directory, before, () => emptyDatabase(database));
    if (gone.length > 0) log(`addresses shredded of ${gone.join(' ')}; the journal is folded anew`);
  }
  const engine = startEngineThread({ directory, clock, database, settings, sealed }, log);
  // The engine opens its data meanwhile: on two cores a start is shorter by what is loaded here.
  const { createConsole } = await import('./console-part.ts');
  const { createHttp } = await import('../edge/http/create-http.ts');
  const started = await engine.ready;
  log(`engine ready in ${started.ms} ms, ${started.refolded} events folded again`);
  if (started.otherwise > 0)
    log(`${started.otherwise} of them would now be decided otherwise (another version answered)`);
  const report = (error: unknown): void => log(`http: ${(error as Error).message}`);
  const portNow = (): number => (http.server.address() as AddressInfo).port;
  const console = createConsole({
    ...{ engine, directory, demo, host, report },
    settings: options.access,
    port: portNow,
  });
  const tls = options.access?.tls;
  const keys = loadKeys(directory);
  const http = createHttp({ engine, keys, demo, demoFirm: '*', console, tls, report });
  await http.listen({ host, port });
  await printSetUpLink(console, options);
  const hub = await linkTo(engine, options);
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${portNow()}`,
    consoleUrl: console.isBuilt ? `${console.origin()}/console/` : undefined,
    engine,
    async stop() {
      await hub?.stop();
      await http.close();
      await console.access.close();
    },
  };
}

async function linkTo(engine: SupervisedEngine, { hub: link, directory, log }: ServeOptions) {
  if (!link) return undefined;
  const { startHubLink } = await import('./hub-link.ts');
  log(
    `hub: ${link.url} every ${link.everyMinutes} min, sends ${link.send.join(', ') || 'nothing'}`,
  );
  return startHubLink({ directory, link, engine, log });
}

/** The service does its work without a console: what goes wrong here is said, no more. */
async function printSetUpLink({ access }: Console, { log, setup }: ServeOptions): Promise<void> {
  const invited = await access.setUpLink(setup ?? false).catch((error: unknown) => {
    log(`console: no set-up link could be made: ${(error as Error).message}`);
  });
  if (!invited) return;
  log(`console: set up the administrator's passkey, once, before ${invited.expires}:`);
  log(`  ${invited.link}`);
}
