// Journals who looked at what of the customers, before the answer goes out.
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../../engine/client.ts';
import type { ConsoleEngine } from './engine-port.ts';
import type { ReadKind } from './matrix.ts';

export interface ReadJournal {
  /** Nothing where it is journalled (now or within this minute), or why it cannot be. */
  note(by: string, kind: ReadKind, subject: string): Promise<Answer | undefined>;
}

/** Scrolling and refreshing is one reading. */
const windowMs = 60_000;
/** Readings of a minute at most; beyond it all are forgotten and may be journalled once more. */
const notedMax = 20_000;

export function createReadJournal(
  engine: Pick<ConsoleEngine, 'act'>,
  nowMs: () => number,
): ReadJournal {
  const noted = new Map<string, Promise<Answer>>();
  let windowEndMs = nowMs() + windowMs;

  return {
    async note(by, kind, subject) {
      if (nowMs() >= windowEndMs || noted.size >= notedMax) {
        noted.clear();
        windowEndMs = nowMs() + windowMs;
      }
      const name = `${by}\u0000${kind}\u0000${subject}`;
      const journalled = noted.get(name) ?? engine.act(eventOf(by, kind, subject));
      noted.set(name, journalled);
      const answer = await journalled;
      if (answer.status < 300) return undefined;
      noted.delete(name);
      return answer;
    },
  };
}

function eventOf(by: string, kind: ReadKind, subject: string): object {
  return { type: 'console-read', id: `console-read-${randomUUID()}`, by, kind, subject };
}
