// The console's two cookies: the session's, and the one that ties a log-in under way to its browser.
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface Cookies {
  read(request: FastifyRequest, name: CookieName): string;
  /** `seconds` absent: until the browser is closed. */
  write(reply: FastifyReply, name: CookieName, value: string, seconds?: number): void;
  clear(reply: FastifyReply, name: CookieName): void;
}

export type CookieName = 'session' | 'login';

/**
 * The log-in's is `Lax`: the way back from the firm's log-in service starts at another site, where
 * a `Strict` one would be left behind. It opens nothing by itself.
 */
const sameSite: Readonly<Record<CookieName, string>> = { session: 'Strict', login: 'Lax' };
const baseNames: Readonly<Record<CookieName, string>> = {
  session: 'sekisho',
  login: 'sekisho-login',
};
/** What our values look like; another one is none. */
const valuePattern = /^[A-Za-z0-9_-]{1,64}$/;

export function createCookies(isTls: boolean): Cookies {
  // The prefix makes the browser refuse the name from other hosts, paths and without TLS.
  const nameOf = (name: CookieName): string => (isTls ? '__Host-' : '') + baseNames[name];

  function put(reply: FastifyReply, name: CookieName, value: string, age: string): void {
    const secure = isTls ? '; Secure' : '';
    const text = `${nameOf(name)}=${value}; Path=/; HttpOnly; SameSite=${sameSite[name]}${secure}${age}`;
    const before = reply.getHeader('set-cookie');
    reply.removeHeader('set-cookie');
    reply.header('set-cookie', [before ?? [], text].flat());
  }

  return {
    read(request, name) {
      const start = `${nameOf(name)}=`;
      for (const part of (request.headers.cookie ?? '').split(';')) {
        const pair = part.trim();
        if (!pair.startsWith(start)) continue;
        const value = pair.slice(start.length);
        return valuePattern.test(value) ? value : '';
      }
      return '';
    },
    write(reply, name, value, seconds) {
      put(reply, name, value, seconds === undefined ? '' : `; Max-Age=${seconds}`);
    },
    clear(reply, name) {
      put(reply, name, '', '; Max-Age=0');
    },
  };
}
