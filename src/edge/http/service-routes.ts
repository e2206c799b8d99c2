// GET /healthz, /metrics and /openapi.json.
import type { FastifyInstance } from 'fastify';
import type { EngineStatus } from '../../engine/client.ts';
import { jsonType, sendProblem } from './answer.ts';
import type { Context } from './context.ts';
import { openApi } from './open-api.ts';

export function addServiceRoutes(
  app: FastifyInstance,
  context: Context,
  health: () => Promise<EngineStatus>,
): void {
  const { authentication, metrics } = context;
  const document = JSON.stringify(openApi());

  app.get('/openapi.json', (_request, reply) => {
    reply.header('content-type', jsonType).send(document);
  });

  app.get('/healthz', async (_request, reply) => {
    try {
      await health();
    } catch (error) {
      context.report(error);
      sendProblem(reply, 'engine-unavailable');
      return reply;
    }
    return reply.header('content-type', jsonType).send('{"status":"ok"}');
  });

  app.get('/metrics', { onRequest: authentication.requireKeyOrDemo }, async (_request, reply) => {
    try {
      const text = await metrics.render(await health());
      return reply.header('content-type', metrics.contentType).send(text);
    } catch (error) {
      context.report(error);
      sendProblem(reply, 'engine-unavailable');
      return reply;
    }
  });
}
