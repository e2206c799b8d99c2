// GET /console/*: the built console's pages and files; what is under /console/api and unknown is refused.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../http/answer.ts';
import { createNonce, guardAnswer, pagePolicy } from './access/headers.ts';
import { isBuilt, type StaticFile, type StaticFiles } from './static-files.ts';

/** The build names these by their content. */
const isHashed = (path: string): boolean => path.startsWith('assets/');
const forever = 'public, max-age=31536000, immutable';
/** Files have a dot in their names, pages none but in the id of what they show. */
const isPage = /^[^.]*$|^(cases|campaigns|instruments)\/[^/]+$/;
/** Where the build's page has the nonce of its styles. */
const nonceMark = '__CSP_NONCE__';

export interface StaticOptions {
  readonly isTls: boolean;
  /** Where browsers find the console. */
  origin(): string;
}

export function addStaticRoutes(
  app: FastifyInstance,
  files: StaticFiles,
  { isTls, origin }: StaticOptions,
): void {
  app.all('/console/api/*', (_request, reply) => {
    guardAnswer(reply, isTls);
    sendProblem(reply, 'not-found');
  });
  if (!isBuilt(files)) return;
  const page = files.get('index.html')!.bytes.toString();

  app.get('/console', (_request, reply) => {
    guardAnswer(reply, isTls);
    reply.redirect('/console/', 308);
  });
  app.get('/console/*', (request, reply) => {
    const { '*': path } = request.params as { '*': string };
    guardAnswer(reply, isTls);
    const file = path === 'index.html' ? undefined : files.get(path);
    if (file) sendFile(request, reply, path, file);
    // The console's own addresses: it reads them itself.
    else if (isPage.test(path) || path === 'index.html') {
      const elsewhere = properAddress(request, origin());
      if (elsewhere) reply.redirect(elsewhere, 302);
      else sendPage(reply, page);
    } else sendProblem(reply, 'not-found');
  });
}

const loopback = /^(127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Passkeys and cookies belong to `localhost`: who opened its address is led there. */
function properAddress({ host, url }: FastifyRequest, origin: string): string | undefined {
  const isLocal = new URL(origin).hostname === 'localhost';
  return isLocal && loopback.test(host) ? origin + url : undefined;
}

function sendPage(reply: FastifyReply, page: string): void {
  const nonce = createNonce();
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', pagePolicy(nonce))
    .send(page.replaceAll(nonceMark, nonce));
}

function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  { type, bytes, brotli, gzip }: StaticFile,
): void {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (isHashed(path)) reply.header('cache-control', forever);
  reply.header('content-type', type).header('vary', 'accept-encoding');
  if (brotli && /\bbr\b/.test(accepted)) reply.header('content-encoding', 'br').send(brotli);
  else if (gzip && /\bgzip\b/.test(accepted)) reply.header('content-encoding', 'gzip').send(gzip);
  else reply.send(bytes);
}
