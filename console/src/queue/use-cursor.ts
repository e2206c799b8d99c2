// Where in the list one is: it stays with its case when the order around it changes.
import { useState } from 'react';
import type { QueueRow } from '../../../src/core/case/shown.ts';
import type { QueueRows } from './queue-rows.ts';

export interface Cursor {
  readonly index: number;
  readonly row: QueueRow | undefined;
  moveTo(index: number): void;
}

export function useCursor(rows: QueueRows, filter: string): Cursor {
  const [place, setPlace] = useState({ filter, index: 0, id: '' });
  // Another filter begins at the top.
  if (place.filter !== filter) setPlace({ filter, index: 0, id: '' });
  const { index, id } = place;
  const found = id === '' ? -1 : rows.indexOf(id);
  const shown = found >= 0 ? found : Math.min(index, Math.max(0, rows.total - 1));
  return {
    index: shown,
    row: rows.row(shown),
    moveTo(next) {
      const bounded = Math.max(0, Math.min(rows.total - 1, next));
      setPlace({ filter, index: bounded, id: rows.row(bounded)?.case ?? '' });
    },
  };
}
