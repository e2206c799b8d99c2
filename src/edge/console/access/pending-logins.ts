// Log-ins under way: what was asked of the browser, until it answers or five minutes have passed.
import { createSecret, hashOf } from './secret.ts';

export type PendingLogin =
  | { readonly kind: 'passkey'; readonly challenge: string }
  /** A passkey is being added, by invitation (its hash) or by who is logged in. */
  | {
      readonly kind: 'new-passkey';
      readonly challenge: string;
      readonly user: string;
      readonly invitation: string;
    }
  | {
      readonly kind: 'oidc';
      readonly state: string;
      readonly nonce: string;
      readonly verifier: string;
    };

export interface PendingLogins {
  /** The cookie's value. */
  begin(login: PendingLogin): string;
  /** What was begun under this cookie; once only. */
  take(cookie: string): PendingLogin | undefined;
}

export const pendingSeconds = 300;
/** Beyond it the oldest is forgotten: its owner begins anew. */
const pendingMax = 1_000;

export function createPendingLogins(nowMs: () => number): PendingLogins {
  const pending = new Map<string, { readonly login: PendingLogin; readonly endMs: number }>();
  return {
    begin(login) {
      for (const [hash, { endMs }] of pending) {
        if (endMs > nowMs() && pending.size < pendingMax) break;
        pending.delete(hash);
      }
      const cookie = createSecret();
      pending.set(hashOf(cookie), { login, endMs: nowMs() + pendingSeconds * 1000 });
      return cookie;
    },
    take(cookie) {
      const hash = hashOf(cookie);
      const found = pending.get(hash);
      pending.delete(hash);
      return found && found.endMs > nowMs() ? found.login : undefined;
    },
  };
}
