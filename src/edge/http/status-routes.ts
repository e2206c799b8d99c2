// GET /status: a page that shows, without the console, that the service lives and what it sees.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { EngineStatus, Query } from '../../engine/client.ts';
import { alertList, caseList } from './answer-schemas.ts';
import type { Context } from './context.ts';
import { statusScript, statusStyle } from './status-assets.ts';
import { renderStatus, type StatusView } from './status-view.ts';
import { languageOf } from './status-words.ts';

const linesShown = 10;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function addStatusRoutes(
  app: FastifyInstance,
  context: Context,
  health: () => Promise<EngineStatus>,
  demo: boolean,
): void {
  const { authentication } = context;

  app.get('/status', { onRequest: authentication.acceptKey }, async (request, reply) => {
    const { lang } = request.query as { lang?: unknown };
    const language = languageOf(lang, request.headers['accept-language']);
    const mayRead = demo || request.firm !== '';
    const seen = mayRead ? await look(context, request.firm) : {};
    const status = await health().catch(() => undefined);
    const page = renderStatus({ language, demo, mayRead, status, ...seen });
    return guarded(reply, 'text/html').header('vary', 'accept-language').send(page);
  });

  app.get('/status.css', (_request, reply) => {
    guarded(reply, 'text/css').send(statusStyle);
  });
  app.get('/status.js', (_request, reply) => {
    guarded(reply, 'text/javascript').send(statusScript);
  });
}

function guarded(reply: FastifyReply, type: string): FastifyReply {
  return reply
    .header('content-type', `${type}; charset=utf-8`)
    .header('content-security-policy', policy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store');
}

async function look(context: Context, firm: string): Promise<Pick<StatusView, 'alerts' | 'cases'>> {
  const [alerts, cases] = await Promise.all([
    linesOf(context, firm, { kind: 'alerts', limit: linesShown }, alertList),
    linesOf(context, firm, { kind: 'cases', limit: linesShown }, caseList),
  ]);
  return { alerts: alerts?.alerts, cases: cases?.cases };
}

/** Nothing where the engine has not the lines or they are not what they should be. */
async function linesOf<List>(
  context: Context,
  firm: string,
  query: Query,
  schema: z.ZodType<List>,
): Promise<List | undefined> {
  try {
    const answer = await context.engine.query(firm, query);
    if (answer.status !== 200) return undefined;
    return schema.parse(JSON.parse(answer.body));
  } catch (error) {
    context.report(error);
    return undefined;
  }
}
