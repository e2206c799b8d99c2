// GET /now, /events, /regulator and POST /settings/preview: the installation as a whole.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { bodyOf } from '../access/body.ts';
import { answerQuery, askedOf } from './ask.ts';
import type { DataParts } from './data-routes.ts';

const none = z.object({});
const events = z.object({
  figure: z.enum(['logins', 'challenged', 'held', 'stoppedJpy', 'attackedAccounts']),
  hour: z.coerce.number().int().min(0).max(23).optional(),
});
const regulator = z.object({
  asOf: z.iso.date().optional(),
  lang: z.enum(['ja', 'en']).default('ja'),
});
const preview = z.object({ policy: z.record(z.string(), z.unknown()) });

export function addOverviewRoutes(app: FastifyInstance, parts: DataParts): void {
  const { guard, simulated } = parts;

  guard.route(app, 'GET /console/api/now', (request, reply) => {
    if (!askedOf(request, reply, none)) return undefined;
    return answerQuery(parts, request, reply, { kind: 'console-now' });
  });

  guard.route(app, 'GET /console/api/events', (request, reply) => {
    const asked = askedOf(request, reply, events);
    return asked && answerQuery(parts, request, reply, { kind: 'console-events', ...asked });
  });

  guard.route(app, 'GET /console/api/regulator', (request, reply) => {
    const asked = askedOf(request, reply, regulator);
    if (!asked) return undefined;
    const { asOf, lang: language } = asked;
    const query = { kind: 'console-regulator', asOf, language, simulated } as const;
    return answerQuery(parts, request, reply, query);
  });

  guard.route(app, 'POST /console/api/settings/preview', (request, reply) => {
    const body = bodyOf(request, reply, preview);
    if (!body) return undefined;
    const { policy } = body;
    return answerQuery(parts, request, reply, { kind: 'console-preview', policy });
  });
}
