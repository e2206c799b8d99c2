import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseDetail, TimelineItem } from '../../../src/edge/console/messages.ts';
import { historyOf } from './history.ts';

const item = (second: number, type: string, hostile = false): TimelineItem => ({
  sequence: second,
  time: `2025-04-14T01:00:0${second}.000Z`,
  lane: 'other',
  hostile,
  event: { type },
});

const detail = {
  timeline: [item(1, 'execution'), item(2, 'login', true), item(3, 'order'), item(4, 'execution')],
  actions: [{ id: 'a-1', time: '2025-04-14T01:00:03.500Z', by: 'u-1', action: 'confirm' }],
} as unknown as CaseDetail;

test('newest first, with what people did between what happened', () => {
  assert.deepEqual(
    historyOf(detail).map(({ key, part }) => [key, part]),
    [
      ['event 4', 'followed'],
      ['action a-1', 'decided'],
      ['event 3', 'known'],
      ['event 2', 'known'],
      ['event 1', 'known'],
    ],
  );
});
