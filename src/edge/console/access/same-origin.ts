// Tells whether a request that changes something comes from the console's own pages.
import type { FastifyRequest } from 'fastify';

/**
 * A browser names where a script runs; who is no browser has no cookies to misuse, but names it as
 * well: what says nothing is refused.
 */
export function isSameOrigin({ headers }: FastifyRequest, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return headers.origin === undefined ? site === 'same-origin' : headers.origin === origin;
}
