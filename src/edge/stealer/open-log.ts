// A log while it is being read: what was found in it, until its files have said all they have to say.
import { type DeviceFacts, joinFacts } from '../../intel/stealer/device-facts.ts';
import type { FoundCookie } from '../../intel/stealer/found.ts';
import type { Watched } from '../../intel/stealer/watch.ts';

/** A credential of a customer; its password is wiped when the log is closed. */
export interface HeldCredential {
  readonly account: string;
  readonly candidates: number;
  readonly watched: Watched;
  readonly from: 'block' | 'list';
  /** Names account and password without telling them; '' without a password. */
  readonly digest: string;
  readonly password?: Buffer;
}

export interface OpenLog {
  readonly root: string;
  facts: DeviceFacts;
  family?: string;
  readonly cookies: Map<string, FoundCookie>;
  readonly held: Map<string, HeldCredential>;
  /** Credentials that were held before, so that none is written twice. */
  readonly seen: Set<string>;
}

/** Seen of one log, a list of millions among them; beyond it all are forgotten and may come again. */
const seenMax = 200_000;

/** Whether the credential is new to the log. */
export function isNew(log: OpenLog, key: string): boolean {
  if (log.seen.has(key)) return false;
  if (log.seen.size >= seenMax) log.seen.clear();
  log.seen.add(key);
  return true;
}

export interface OpenLogs {
  /** The log of that root, now the last touched. */
  touch(root: string): OpenLog;
  /** Takes out those beyond the maximum, longest untouched first; all of them where `all` is set. */
  takeFinished(all: boolean): OpenLog[];
  open(): Iterable<OpenLog>;
}

export function createOpenLogs(openMax: number): OpenLogs {
  const logs = new Map<string, OpenLog>();
  return {
    touch(root) {
      const known = logs.get(root);
      const log = known ?? createOpenLog(root);
      if (known) logs.delete(root);
      logs.set(root, log);
      return log;
    },
    takeFinished(all) {
      const finished: OpenLog[] = [];
      for (const [root, log] of logs) {
        if (!all && logs.size <= openMax) break;
        logs.delete(root);
        finished.push(log);
      }
      return finished;
    },
    open: () => logs.values(),
  };
}

function createOpenLog(root: string): OpenLog {
  return { root, facts: {}, cookies: new Map(), held: new Map(), seen: new Set() };
}

export function addFacts(log: OpenLog, facts: DeviceFacts): void {
  log.facts = joinFacts(log.facts, facts);
}
