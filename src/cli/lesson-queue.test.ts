import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUrlJudge } from '../intel/url/default-judge.ts';
import { weighUrl } from '../intel/url/weigh-url.ts';
import { createLessonQueue } from './lesson-queue.ts';

const hour = 3_600_000;
const start = Date.UTC(2025, 6, 1);
const url = 'https://abcdef.top/x';
const lesson = { brand: 'SBI証券', teacher: 'list' };

test('nothing is known before the delay is over, and all of it then', () => {
  const judge = createUrlJudge();
  const queue = createLessonQueue(judge, hour);
  const risk = (timeMs: number): number => {
    queue.teachUntil(timeMs);
    return weighUrl(judge, url, timeMs)!.risk;
  };
  queue.add(url, { ...lesson, timeMs: start });
  const before = risk(start);
  assert.equal(risk(start + hour - 1), before);
  assert.ok(risk(start + hour) > before + 0.3);
});

test('many lessons pass through it', () => {
  const judge = createUrlJudge();
  const queue = createLessonQueue(judge, hour);
  for (let at = 0; at < 10_000; at += 1) {
    queue.add(`https://n${at}.example/`, { ...lesson, timeMs: start + at });
    queue.teachUntil(start + at);
  }
  assert.equal(judge.memory.recent.size, 0);
  queue.teachUntil(start + 2 * hour);
  assert.ok(judge.memory.recent.size > 9_000);
  assert.equal(queue.dropped, 0);
});
