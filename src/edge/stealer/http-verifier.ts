// Asks the firm's verifier over HTTP: the account in a header, the password as the body, one word back.
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Verified } from '../../intel/stealer/exposure.ts';
import type { VerifyPassword } from './verifier.ts';

/** A verifier that takes longer is not asked again for this password. */
const timeoutMs = 5_000;
/** `{"result":"unknown"}` has 20 bytes. */
const answerBytesMax = 1024;

/** Only the firm's own machine, or a channel that is encrypted: what is sent is a password. */
export function isSafeVerifier(url: URL): boolean {
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(url.hostname);
}

/**
 * `POST` with `Account` (percent-encoded) and the password as `application/octet-stream`; the answer is
 * `{"result":"valid"|"stale"|"unknown"}`. Rejects with nothing of what was sent.
 */
export function createHttpVerifier(url: URL, key?: string): VerifyPassword {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return (account, password) =>
    new Promise((resolve, reject) => {
      const outgoing = request(url, {
        method: 'POST',
        timeout: timeoutMs,
        headers: {
          'content-type': 'application/octet-stream',
          'content-length': password.length,
          account: encodeURIComponent(account),
          ...(key === undefined ? undefined : { authorization: `Bearer ${key}` }),
        },
      });
      outgoing.on('response', (incoming) => {
        readResult(incoming).then(resolve, () => reject(new Error('no answer of a verifier')));
      });
      outgoing.on('timeout', () => outgoing.destroy());
      outgoing.on('error', () => reject(new Error('the verifier cannot be reached')));
      outgoing.end(password);
    });
}

async function readResult(incoming: IncomingMessage): Promise<Verified> {
  let text = '';
  for await (const piece of incoming.setEncoding('utf8')) {
    text += piece as string;
    if (text.length > answerBytesMax) break;
  }
  incoming.destroy();
  const { result } = JSON.parse(text) as { result?: unknown };
  if (incoming.statusCode !== 200) return 'unknown';
  return result === 'valid' || result === 'stale' ? result : 'unknown';
}
