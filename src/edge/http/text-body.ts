// Takes bodies as text: the engine's thread parses them, this one only moves them.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problemError } from './problem.ts';

export const eventLineTypes = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

/** What the decoder puts where bytes are not UTF-8; two names would become one by it. */
const replacement = '\ufffd';

export function acceptText(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>(
    ['application/json', ...eventLineTypes],
    { parseAs: 'string' },
    (request, body, done) => {
      if (isCompressed(request)) done(problemError('encoding-unsupported'));
      else if (body.includes(replacement)) done(problemError('body-not-utf8'));
      else done(null, body);
    },
  );
}

function isCompressed(request: FastifyRequest): boolean {
  const encoding = request.headers['content-encoding'];
  return encoding !== undefined && encoding !== 'identity';
}
