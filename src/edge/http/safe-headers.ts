// What an answer to a browser carries so that nothing foreign runs in it, frames it or learns of it.
import type { FastifyReply } from 'fastify';

/** Of answers that are not pages: nothing in them may run or be framed. */
const nothingRuns = "default-src 'none'; frame-ancestors 'none'";

const permissions = [
  'camera=()',
  'geolocation=()',
  'microphone=()',
  'payment=()',
  'usb=()',
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
].join(', ');

const safe = {
  'content-security-policy': nothingRuns,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': permissions,
  'cache-control': 'no-store',
};

export function addSafeHeaders(reply: FastifyReply): void {
  reply.headers(safe);
}
