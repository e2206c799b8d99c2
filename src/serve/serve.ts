// Joins the edge to the core: the whole service on one machine.
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createHttp } from '../edge/http/create-http.ts';
import { loadKeys } from '../engine/keys.ts';
import type { GivenSettings } from '../engine/settings.ts';
import { type SupervisedEngine, startEngineThread } from './engine-client.ts';

export interface ServeOptions {
  readonly directory: string;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Simulated data, readable without a key, and time that is that of the events. */
  readonly demo: boolean;
  readonly database: string | undefined;
  readonly settings?: GivenSettings;
  readonly log: (message: string) => void;
}

export interface Service {
  readonly url: string;
  readonly engine: SupervisedEngine;
  stop(): Promise<void>;
}

export async function serve(options: ServeOptions): Promise<Service> {
  const { directory, host, port, demo, database, log, settings = {} } = options;
  mkdirSync(directory, { recursive: true });
  const clock = demo ? 'events' : 'wall';
  const engine = startEngineThread({ directory, clock, database, settings }, log);
  const started = await engine.ready;
  log(`engine ready in ${started.ms} ms, ${started.refolded} events folded again`);
  if (started.otherwise > 0)
    log(`${started.otherwise} of them would now be decided otherwise (another version answered)`);
  const http = createHttp({
    engine,
    keys: loadKeys(directory),
    demo,
    demoFirm: '*',
    report: (error) => log(`http: ${(error as Error).message}`),
  });
  await http.listen({ host, port });
  const address = http.server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    engine,
    stop: () => http.close(),
  };
}
