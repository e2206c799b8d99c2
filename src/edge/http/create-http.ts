// The HTTP interface (CONTRACT 5) over an engine: authenticates, moves text, answers.
import type { Server as TlsServer } from 'node:https';
import Fastify, {
  type FastifyInstance,
  type FastifyServerOptions,
  type HTTPMethods,
} from 'fastify';
import type { EngineClient } from '../../engine/client.ts';
import type { KeyRing } from '../../engine/keys.ts';
import { sendProblem } from './answer.ts';
import { createAuthentication } from './authenticate.ts';
import type { Context } from './context.ts';
import { createEngineHealth } from './engine-health.ts';
import { createMetrics } from './metrics.ts';
import { codeOfError, rawProblem } from './problem.ts';
import { addReadRoutes } from './read-routes.ts';
import { addServiceRoutes } from './service-routes.ts';
import { createShedding, shedLoad } from './shed.ts';
import { addStatusRoutes } from './status-routes.ts';
import { acceptText } from './text-body.ts';
import { followTls, readTls, type TlsFiles } from './tls.ts';
import { addWriteRoutes } from './write-routes.ts';

export interface HttpOptions {
  /** Closed with the app, after the last request in flight is answered. */
  readonly engine: EngineClient;
  readonly keys: KeyRing;
  /** The data is simulated: reading it needs no key, and the pages say so. */
  readonly demo?: boolean;
  /** The firm a reader without a key speaks for in the demo; empty where events name none. */
  readonly demoFirm?: string;
  /** Served beside the interface, under `/console/`. */
  readonly console?: ConsolePart;
  readonly tls?: TlsFiles;
  /** Told of faults that are ours; standard error unless given. */
  readonly report?: (error: unknown) => void;
}

export interface ConsolePart {
  /** Whether there are pages to be shown. */
  readonly isBuilt: boolean;
  addRoutes(app: FastifyInstance): void;
}

/** Listening is left to the caller: `await app.listen({ host, port })`, `await app.close()`. */
export function createHttp(options: HttpOptions): FastifyInstance {
  const { engine, keys, demo = false, demoFirm = '', report = console.error } = options;
  const app = createServer(options.tls);
  const authentication = createAuthentication(keys, demo ? demoFirm : undefined);
  const context: Context = { engine, authentication, metrics: createMetrics(), report };
  const health = createEngineHealth(engine);

  const methodsByPath = collectRoutes(app);
  acceptText(app);
  answerErrors(app, report);
  addWriteRoutes(app, context);
  addReadRoutes(app, context);
  addServiceRoutes(app, context, health);
  addStatusRoutes(app, context, health, demo);
  options.console?.addRoutes(app);
  app.get('/', (_request, reply) => {
    reply.redirect(options.console?.isBuilt ? '/console/' : '/status', 302);
  });
  refuseOtherMethods(app, new Map(methodsByPath));
  closeGracefully(app, engine);
  shedLoad(app, createShedding(), context.metrics.shed);
  if (options.tls) renewCertificates(app, options.tls, report);
  return app;
}

/** Bounds the sockets and the bodies they bring (64 KiB each); connections beyond are dropped. */
const connectionsMax = 4_096;
/** A name of 128 characters, each of up to nine when percent-encoded. */
const parameterMax = 128 * 9;
/** How long requests in flight may take to end when the app is closed. */
const drainMsMax = 10_000;
const sweepMs = 50;

const connectionLimits = {
  headersTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8 * 1024,
};

function createServer(tls: TlsFiles | undefined): FastifyInstance {
  const limits: FastifyServerOptions = {
    logger: false,
    // A client that sends slowly holds a socket, not a thread; these say for how long.
    requestTimeout: 30_000,
    connectionTimeout: 120_000,
    // Longer than the minute load balancers keep theirs, so that they close first.
    keepAliveTimeout: 65_000,
    ...(tls ? { https: { ...connectionLimits, ...readTls(tls) } } : { http: connectionLimits }),
    routerOptions: { maxParamLength: parameterMax },
    // While closing, connections still open are answered once more and told to close.
    return503OnClosing: false,
    frameworkErrors: (error, _request, reply) => {
      sendProblem(reply, codeOfError(error));
    },
    clientErrorHandler: (error, socket) => {
      if (socket.writable) socket.end(rawProblem(error.code));
      else socket.destroy();
    },
  };
  const app = tls
    ? (Fastify({
        ...(limits as object),
        https: { ...connectionLimits, ...readTls(tls) },
      }) as unknown as FastifyInstance)
    : Fastify({ ...limits, http: connectionLimits });
  app.server.maxConnections = connectionsMax;
  app.decorateRequest('firm', '');
  app.decorateRequest('startedMs', 0);
  return app;
}

function renewCertificates(
  app: FastifyInstance,
  tls: TlsFiles,
  report: (error: unknown) => void,
): void {
  const server = app.server as unknown as TlsServer;
  const stop = followTls(tls, (renewed) => server.setSecureContext(renewed), report);
  app.addHook('onClose', async () => stop());
}

function answerErrors(app: FastifyInstance, report: (error: unknown) => void): void {
  app.setNotFoundHandler((_request, reply) => {
    sendProblem(reply, 'not-found');
  });
  app.setErrorHandler((error, _request, reply) => {
    const code = codeOfError(error);
    if (code === 'internal-error') report(error);
    sendProblem(reply, code);
  });
}

/** Fills, as routes are added, which methods each path answers. */
function collectRoutes(app: FastifyInstance): Map<string, string[]> {
  const methodsByPath = new Map<string, string[]>();
  app.addHook('onRoute', ({ url, method }) => {
    methodsByPath.set(url, (methodsByPath.get(url) ?? []).concat(method));
  });
  return methodsByPath;
}

function refuseOtherMethods(
  app: FastifyInstance,
  methodsByPath: ReadonlyMap<string, string[]>,
): void {
  for (const [url, allowed] of methodsByPath) {
    const others = app.supportedMethods.filter((method) => !allowed.includes(method));
    if (others.length === 0) continue;
    app.route({
      method: others as HTTPMethods[],
      url,
      // Refused before the body is looked at, whatever its type.
      onRequest: (_request, reply) => {
        reply.header('allow', allowed.join(', '));
        sendProblem(reply, 'method-not-allowed');
      },
      handler: () => undefined,
    });
  }
}

/** Stops accepting, lets what is in flight end, cuts what does not, and closes the engine last. */
function closeGracefully(app: FastifyInstance, engine: EngineClient): void {
  let sweep: NodeJS.Timeout | undefined;
  let cut: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    // A connection whose request was in flight stays open for the next one unless it is swept up.
    sweep = setInterval(() => app.server.closeIdleConnections(), sweepMs);
    cut = setTimeout(() => app.server.closeAllConnections(), drainMsMax);
  });
  app.addHook('onClose', () => {
    clearInterval(sweep);
    clearTimeout(cut);
    return engine.close();
  });
}
