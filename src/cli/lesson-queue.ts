// Holds confirmed URLs back until so much time has passed since they were confirmed.
import { type Confirmation, teachUrl } from '../intel/url/teach-url.ts';
import type { UrlJudge } from '../intel/url/weigh-url.ts';

export interface LessonQueue {
  /** In the order of their times. */
  add(url: string, confirmation: Confirmation): void;
  /** Teaches what was confirmed at least the delay before `timeMs`. */
  teachUntil(timeMs: number): void;
  /** Lessons not taken because too many waited. */
  readonly dropped: number;
}

/** Some 300 MB of URLs within one delay; the whole wave of 2025 had 15,000 in five months. */
const lessonsWaitingMax = 1_000_000;
/** What is taught is cut off in pieces: cutting one by one would move the rest each time. */
const cutAt = 4096;

export function createLessonQueue(judge: UrlJudge, delayMs: number): LessonQueue {
  let waiting: { readonly url: string; readonly confirmation: Confirmation }[] = [];
  let next = 0;
  let dropped = 0;
  return {
    add(url, confirmation) {
      if (waiting.length - next >= lessonsWaitingMax) dropped += 1;
      else waiting.push({ url, confirmation });
    },
    teachUntil(timeMs) {
      for (; next < waiting.length; next += 1) {
        const { url, confirmation } = waiting[next];
        if (confirmation.timeMs + delayMs > timeMs) break;
        teachUrl(judge, url, confirmation);
      }
      if (next < cutAt) return;
      waiting = waiting.slice(next);
      next = 0;
    },
    get dropped() {
      return dropped;
    },
  };
}
