// Lets the judge learn from phishing that somebody has confirmed.
import { teach } from './campaign-memory.ts';
import { feedFirm } from './feed-brand.ts';
import { readLesson } from './read-url.ts';
import type { UrlJudge } from './weigh-url.ts';

export interface Confirmation {
  /** Whom it imitates, in the words of a shared list (`SBI証券`, `JCB`), or `firm:` and a firm's id. */
  readonly brand: string;
  readonly timeMs: number;
  readonly teacher: string;
  /** How far the teacher is believed, 0..1; 1 where not given. */
  readonly weight?: number;
}

/**
 * Lets the memory learn a confirmed phishing URL, of whatever brand: others' campaigns are what ours
 * must be told apart from. False where there is no host, or it is a real one of a firm or namesake.
 */
export function teachUrl(judge: UrlJudge, text: string, confirmation: Confirmation): boolean {
  const lesson = readLesson(text, judge.dictionary);
  if (!lesson) return false;
  const { brand, timeMs, teacher, weight } = confirmation;
  const firm = feedFirm(brand, judge.dictionary);
  teach(judge.memory, { ...lesson, firm, timeMs, teacher, weight });
  return true;
}
