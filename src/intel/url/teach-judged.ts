// Lets the judge learn from its own sure calls, where whoever runs it wants that: nobody has confirmed them.
import { teach } from './campaign-memory.ts';
import { readLesson } from './read-url.ts';
import type { UrlJudge, WeighedUrl } from './weigh-url.ts';

/** Calls less sure than this teach nothing. */
const teachingRiskMin = 0.8;
/** Half of what a confirmed one weighs. */
const weight = 0.5;
/** Domain and kit path alone: of shapes a wrong call would speak against half the web. */
const taughtKinds: ReadonlySet<string> = new Set(['parent', 'kit-path']);

/** False where nothing was learnt. */
export function teachJudged(judge: UrlJudge, { firm, risk, seenMs, url }: WeighedUrl): boolean {
  if (risk < teachingRiskMin || !firm) return false;
  const lesson = readLesson(url, judge.dictionary);
  if (!lesson) return false;
  const keys = lesson.keys.filter(({ kind }) => taughtKinds.has(kind));
  teach(judge.memory, {
    ...{ keys, parent: lesson.parent, firm: firm.id, timeMs: seenMs },
    ...{ teacher: 'judged, not confirmed', weight },
  });
  return true;
}
