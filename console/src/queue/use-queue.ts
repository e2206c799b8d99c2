// All that the queue remembers and does: filter, rows in sight, cursor, selection, what is being asked.
import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { QueueRow } from '../../../src/core/case/shown.ts';
import type { Queue } from '../../../src/edge/console/messages.ts';
import { get } from '../api/client.ts';
import type { Ask } from '../decide/decision.ts';
import { queryOf } from './queue-filter.ts';
import { forgetChanges, holdQueue } from './queue-hold.ts';
import { type QueueRows, useQueueRows } from './queue-rows.ts';
import { type Cursor, useCursor } from './use-cursor.ts';
import { type FilterHandle, useFilter } from './use-filter.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { type Selection, selectedMax, useSelection } from './use-selection.ts';

export interface QueueState {
  readonly handle: FilterHandle;
  readonly rows: QueueRows;
  readonly cursor: Cursor;
  readonly selection: Selection;
  readonly ask: Ask | undefined;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly bodyRef: RefObject<HTMLDivElement | null>;
  setAsk(ask: Ask | undefined): void;
  open(row: QueueRow): void;
  selectAll(): Promise<void>;
  onRange(first: number, last: number): void;
}

/** Half a screenful: that far down the list is being read. */
const readingPx = 200;

export function useQueue(): QueueState {
  const [, go] = useLocation();
  const handle = useFilter();
  const filter = queryOf(handle.filter);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const rows = useQueueRows(filter, range.first, range.last);
  const cursor = useCursor(rows, filter);
  const selection = useSelection(filter);
  const [ask, setAsk] = useState<Ask | undefined>();
  const searchRef = useRef<HTMLInputElement | null>(null);
  const bodyRef = useRef<HTMLDivElement | null>(null);
  const isWorking = selection.rows.size > 0 || ask !== undefined || cursor.index > 0;
  useHold(isWorking || (bodyRef.current?.scrollTop ?? 0) > readingPx);
  const open = (row: QueueRow): void => go(`/cases/${encodeURIComponent(row.case)}`);
  const askFor = (action: Ask['action']): void => {
    const one = cursor.row ? [cursor.row] : [];
    const cases = selection.rows.size > 0 ? [...selection.rows.values()] : one;
    if (cases.length > 0) setAsk({ action, cases });
  };
  const search = (): void => searchRef.current?.focus();
  useQueueKeys({ cursor, selection, handle, open, askFor, search });
  return {
    handle,
    rows,
    cursor,
    selection,
    ask,
    searchRef,
    bodyRef,
    setAsk,
    open,
    selectAll: () => selectAll(filter, selection),
    onRange: useCallback((first, last) => setRange({ first, last }), []),
  };
}

/** All that fit the filter, as many as one decision may be about; a second time none. */
async function selectAll(filter: string, selection: Selection): Promise<void> {
  if (selection.rows.size > 0) return selection.clear();
  const all = await get<Queue>(`/cases?${filter}&offset=0&limit=${selectedMax}`);
  selection.replace(all.rows);
}

/** Keeps the list still while somebody works in it, and lets it go with the page. */
function useHold(hold: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    holdQueue(hold);
    if (hold) return;
    forgetChanges();
    void client.invalidateQueries({ queryKey: ['cases'] });
  }, [hold, client]);
  useEffect(() => () => holdQueue(false), []);
}
