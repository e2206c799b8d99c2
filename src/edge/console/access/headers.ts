// What every answer of the console carries so that a browser lets nothing foreign in or out.
import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { addSafeHeaders } from '../../http/safe-headers.ts';

/** A year: what the browsers' own lists ask for at least. */
const hsts = 'max-age=31536000; includeSubDomains';

export function guardAnswer(reply: FastifyReply, isTls: boolean): void {
  addSafeHeaders(reply);
  if (isTls) reply.header('strict-transport-security', hsts);
}

/** Styles that the component library writes at run time carry the page's nonce; scripts are files. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export function createNonce(): string {
  return randomBytes(16).toString('base64url');
}
