// Who is logged in: sessions by the hash of their cookie, ended when idle, when old, or when told to.
import { createSecret, hashOf } from './secret.ts';

export interface KeptSession {
  readonly user: string;
  readonly begunMs: number;
  lastMs: number;
}

export interface SessionLimits {
  readonly idleMs: number;
  readonly ageMs: number;
}

export interface Sessions {
  /** The cookie's value; it is kept nowhere. */
  begin(user: string): string;
  /** The session of a cookie, counted as used now; nothing where it has ended. */
  use(cookie: string): { readonly user: string; readonly expiresMs: number } | undefined;
  /** As `use`, without counting as a use. */
  isAlive(cookie: string): boolean;
  end(cookie: string): void;
  endAll(user: string): void;
  readonly entries: Iterable<readonly [hash: string, KeptSession]>;
}

/** Beyond it the one idle longest ends. */
const sessionsMax = 2_000;
/** A person's; beyond it his own one idle longest ends. */
const perUserMax = 10;

export function createSessions(
  limits: SessionLimits,
  nowMs: () => number,
  kept: Iterable<readonly [hash: string, KeptSession]>,
  onChange: (isUrgent: boolean) => void,
): Sessions {
  const sessions = new Map<string, KeptSession>();
  for (const [hash, session] of kept) if (sessions.size < sessionsMax) sessions.set(hash, session);

  const expiresMs = ({ lastMs, begunMs }: KeptSession): number =>
    Math.min(lastMs + limits.idleMs, begunMs + limits.ageMs);

  function find(cookie: string): KeptSession | undefined {
    const hash = hashOf(cookie);
    const session = sessions.get(hash);
    if (session === undefined || nowMs() < expiresMs(session)) return session;
    sessions.delete(hash);
    onChange(false);
    return undefined;
  }

  function endOldest(of: (session: KeptSession) => boolean): void {
    let oldest: readonly [string, KeptSession] | undefined;
    for (const entry of sessions)
      if (of(entry[1]) && (!oldest || entry[1].lastMs < oldest[1].lastMs)) oldest = entry;
    if (oldest) sessions.delete(oldest[0]);
  }

  function makeRoom(user: string): void {
    for (const [hash, session] of sessions)
      if (nowMs() >= expiresMs(session)) sessions.delete(hash);
    const own = (session: KeptSession): boolean => session.user === user;
    if ([...sessions.values()].filter(own).length >= perUserMax) endOldest(own);
    if (sessions.size >= sessionsMax) endOldest(() => true);
  }

  return {
    begin(user) {
      makeRoom(user);
      const cookie = createSecret();
      sessions.set(hashOf(cookie), { user, begunMs: nowMs(), lastMs: nowMs() });
      onChange(true);
      return cookie;
    },
    use(cookie) {
      const session = find(cookie);
      if (!session) return undefined;
      session.lastMs = nowMs();
      onChange(false);
      return { user: session.user, expiresMs: expiresMs(session) };
    },
    isAlive: (cookie) => find(cookie) !== undefined,
    end(cookie) {
      if (sessions.delete(hashOf(cookie))) onChange(true);
    },
    endAll(user) {
      for (const [hash, session] of sessions) if (session.user === user) sessions.delete(hash);
      onChange(true);
    },
    entries: sessions,
  };
}
