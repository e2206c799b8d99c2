// Which cases are selected, as they were when they were.
import { useCallback, useState } from 'react';
import type { QueueRow } from '../../../src/core/case/shown.ts';

/** What one decision may be about; selecting more has no effect. */
export const selectedMax = 500;

export interface Selection {
  readonly rows: ReadonlyMap<string, QueueRow>;
  toggle(row: QueueRow): void;
  replace(rows: readonly QueueRow[]): void;
  clear(): void;
}

const nothing: ReadonlyMap<string, QueueRow> = new Map();

export function useSelection(filter: string): Selection {
  const [rows, setRows] = useState(nothing);
  const [ofFilter, setOfFilter] = useState(filter);
  // What is no longer in sight must not be decided upon unseen.
  if (ofFilter !== filter) {
    setOfFilter(filter);
    setRows(nothing);
  }
  const toggle = useCallback(
    (row: QueueRow) =>
      setRows((now) => {
        const next = new Map(now);
        if (!next.delete(row.case) && next.size < selectedMax) next.set(row.case, row);
        return next;
      }),
    [],
  );
  const replace = useCallback(
    (next: readonly QueueRow[]) =>
      setRows(new Map(next.slice(0, selectedMax).map((row) => [row.case, row]))),
    [],
  );
  const clear = useCallback(() => setRows(nothing), []);
  return { rows, toggle, replace, clear };
}
