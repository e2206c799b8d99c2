// The keys of the queue: j k move, enter opens, x beside, space selects, a c d decide, / searches.

import type { QueueRow } from '../../../src/core/case/shown.ts';
import type { ActionName } from '../../../src/core/event/console.ts';
import { useKeys } from '../keys/use-keys.ts';
import type { Cursor } from './use-cursor.ts';
import type { FilterHandle } from './use-filter.ts';
import type { Selection } from './use-selection.ts';

interface QueueKeys {
  readonly cursor: Cursor;
  readonly selection: Selection;
  readonly handle: FilterHandle;
  readonly open: (row: QueueRow) => void;
  readonly askFor: (action: ActionName) => void;
  readonly search: () => void;
}

export function useQueueKeys({ cursor, selection, handle, open, askFor, search }: QueueKeys): void {
  const { row, index, moveTo } = cursor;
  const beside = (): void => {
    if (row) handle.openBeside(handle.beside === row.case ? '' : row.case);
  };
  useKeys({
    j: () => moveTo(index + 1),
    k: () => moveTo(index - 1),
    ArrowDown: () => moveTo(index + 1),
    ArrowUp: () => moveTo(index - 1),
    Enter: () => row && open(row),
    x: beside,
    ' ': () => row && selection.toggle(row),
    a: () => askFor('assign'),
    c: () => askFor('confirm'),
    d: () => askFor('dismiss'),
    '/': search,
    Escape: () => (handle.beside ? handle.openBeside('') : selection.clear()),
  });
}
