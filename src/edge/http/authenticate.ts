// Says for which firm a request speaks, before any of its body is read.
import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import type { KeyRing } from '../../engine/keys.ts';
import { sendProblem } from './answer.ts';
import { createWrongKeys } from './wrong-keys.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose key the request bears; empty where it bears none and needs none. */
    firm: string;
    /** `performance.now()` when its header was read. */
    startedMs: number;
  }
}

export interface Authentication {
  /** Refuses what bears no key. */
  readonly requireKey: onRequestHookHandler;
  /** Lets a request without a key in as the demo's firm; requires one outside of the demo. */
  readonly requireKeyOrDemo: onRequestHookHandler;
  /** Lets a request without a key in as nobody, in the demo as the demo's firm. */
  readonly acceptKey: onRequestHookHandler;
}

/**
 * A wrong key costs two SHA-256 (the key ring turns it away before its slow hash), so it is checked
 * even beyond the limit: an attacker behind the same proxy must not lock a firm out.
 */
export function createAuthentication(keys: KeyRing, demoFirm: string | undefined): Authentication {
  const wrongKeys = createWrongKeys();

  function hookFor(firmWithoutKey: string | undefined): onRequestHookHandler {
    return (request, reply, done) => {
      request.startedMs = performance.now();
      const { authorization } = request.headers;
      if (authorization !== undefined) {
        keys.verify(tokenOf(authorization)).then((firm) => {
          if (firm === undefined) return refuseWrongKey(request, reply);
          request.firm = firm;
          done();
        }, done);
      } else if (firmWithoutKey !== undefined) {
        request.firm = firmWithoutKey;
        done();
      } else sendProblem(reply, 'key-required');
    };
  }

  function refuseWrongKey(request: FastifyRequest, reply: FastifyReply): void {
    sendProblem(reply, wrongKeys.exceeds(request.ip) ? 'too-many-wrong-keys' : 'key-unknown');
  }

  return {
    requireKey: hookFor(undefined),
    requireKeyOrDemo: hookFor(demoFirm),
    acceptKey: hookFor(demoFirm ?? ''),
  };
}

const scheme = 'bearer ';

/** The token of a Bearer header; what is of another scheme is no token of ours. */
function tokenOf(authorization: string): string {
  if (authorization.slice(0, scheme.length).toLowerCase() !== scheme) return '';
  return authorization.slice(scheme.length);
}
