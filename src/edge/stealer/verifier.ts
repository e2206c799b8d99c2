// Asks the firm whether an exposed password is in force: once, slowly, on record, and forgets it.
import type { Verified } from '../../intel/stealer/exposure.ts';

/**
 * The firm's own check. It gets the password as UTF-8 bytes that are wiped when it has answered; it
 * must not log, keep or copy them into text, and must not count the question as a failed log-in.
 */
export type VerifyPassword = (account: string, password: Uint8Array) => Promise<Verified>;

export interface VerifierEntry {
  readonly time: string;
  readonly account: string;
  readonly host: string;
  /** `asked` is written before the question, so that a question without an answer shows. */
  readonly outcome: 'asked' | Verified | 'failed' | 'not-asked';
  readonly reason?: 'asked-before' | 'too-many-for-account' | 'too-many';
}

export interface VerifierOptions {
  readonly verify: VerifyPassword;
  readonly journal: (entry: VerifierEntry) => void;
  readonly perSecondMax: number;
  /** Different passwords of one account: more would look like guessing, and lock the customer out. */
  readonly perAccountMax: number;
  /** Passwords of one run, by their keyed digest; beyond it nothing more is asked. */
  readonly questionsMax: number;
  readonly clock: Clock;
}

export interface Clock {
  nowMs(): number;
  wait(milliseconds: number): Promise<void>;
}

export interface Verifier {
  /** Wipes the password whatever happens. `digest` names account and password without telling them. */
  ask(account: string, host: string, digest: string, password: Buffer): Promise<Verified>;
}

export const verifierDefaults = {
  perSecondMax: 5,
  perAccountMax: 3,
  questionsMax: 100_000,
} as const;

export function createVerifier(options: VerifierOptions): Verifier {
  const { verify, journal, clock } = options;
  const answers = new Map<string, Verified>();
  /** Accounts asked about: as many as `questionsMax`. */
  const askedOf = new Map<string, number>();
  let freeAtMs = 0;

  function note(
    account: string,
    host: string,
    rest: Pick<VerifierEntry, 'outcome' | 'reason'>,
  ): void {
    journal({ time: new Date(clock.nowMs()).toISOString(), account, host, ...rest });
  }

  function refusalOf(account: string): VerifierEntry['reason'] {
    if (answers.size >= options.questionsMax) return 'too-many';
    return (askedOf.get(account) ?? 0) >= options.perAccountMax
      ? 'too-many-for-account'
      : undefined;
  }

  async function takeTurn(): Promise<void> {
    const nowMs = clock.nowMs();
    const turnMs = Math.max(nowMs, freeAtMs);
    freeAtMs = turnMs + 1000 / options.perSecondMax;
    if (turnMs > nowMs) await clock.wait(turnMs - nowMs);
  }

  async function question(account: string, host: string, password: Buffer): Promise<Verified> {
    await takeTurn();
    note(account, host, { outcome: 'asked' });
    try {
      const answer = await verify(account, password);
      const known = answer === 'valid' || answer === 'stale' ? answer : 'unknown';
      note(account, host, { outcome: known });
      return known;
    } catch {
      // What it threw may quote what it was given.
      note(account, host, { outcome: 'failed' });
      return 'unknown';
    }
  }

  async function answerTo(account: string, host: string, digest: string, password: Buffer) {
    const before = answers.get(digest);
    if (before !== undefined) {
      note(account, host, { outcome: 'not-asked', reason: 'asked-before' });
      return before;
    }
    const reason = refusalOf(account);
    if (reason) {
      note(account, host, { outcome: 'not-asked', reason });
      return 'unknown';
    }
    askedOf.set(account, (askedOf.get(account) ?? 0) + 1);
    const answer = await question(account, host, password);
    answers.set(digest, answer);
    return answer;
  }

  return {
    async ask(account, host, digest, password) {
      try {
        return await answerTo(account, host, digest, password);
      } finally {
        password.fill(0);
      }
    },
  };
}
