// The console as a part of the service: who may come in, and its built pages.
import { fileURLToPath } from 'node:url';
import { type Access, createAccess } from '../edge/console/access/access.ts';
import {
  type AccessSettings,
  checkAccessSettings,
} from '../edge/console/access/access-settings.ts';
import { addDataRoutes } from '../edge/console/data/data-routes.ts';
import { isBuilt, readStaticFiles } from '../edge/console/static-files.ts';
import { addStaticRoutes } from '../edge/console/static-routes.ts';
import type { ConsolePart } from '../edge/http/create-http.ts';
import type { EngineClient } from '../engine/client.ts';

export interface ConsoleOptions {
  readonly engine: EngineClient;
  readonly directory: string;
  readonly demo: boolean;
  readonly settings?: AccessSettings;
  readonly host: string;
  /** Known once the service listens. */
  readonly port: () => number;
  readonly report: (error: unknown) => void;
}

export interface Console extends ConsolePart {
  readonly access: Access;
  /** Where browsers find it. */
  origin(): string;
}

const built = fileURLToPath(new URL('../../console/dist', import.meta.url));

export function createConsole(options: ConsoleOptions): Console {
  const { engine, directory, demo, report, settings = checkAccessSettings({}) } = options;
  const origin = (): string => settings.origin ?? localOrigin(options);
  // A proxy may speak TLS for us: what browsers see is what counts.
  const isTls = (settings.origin ?? (settings.tls ? 'https:' : '')).startsWith('https:');
  const access = createAccess({ engine, settings, directory, demo, origin, isTls, report });
  const files = readStaticFiles(built);
  return {
    access,
    origin,
    isBuilt: isBuilt(files),
    addRoutes(app) {
      access.addRoutes(app);
      addDataRoutes(app, { engine, guard: access, simulated: demo, report });
      addStaticRoutes(app, files, { isTls, origin });
    },
  };
}

const loopback = /^(127\.[\d.]+|::1|0\.0\.0\.0|::|localhost)$/;

/** Passkeys belong to a name, never to an address: this machine's is `localhost`. */
function localOrigin({ settings, host, port }: ConsoleOptions): string {
  const scheme = settings?.tls ? 'https' : 'http';
  return `${scheme}://${loopback.test(host) ? 'localhost' : host}:${port()}`;
}
