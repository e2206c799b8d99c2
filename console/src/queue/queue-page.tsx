// The queue: what needs a person next, decided upon one by one or many at once, without a mouse.
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Queue, QueueRow } from '../../../src/edge/console/messages.ts';
import { get } from '../api/client.ts';
import type { Ask } from '../decide/decision.ts';
import { DecisionDialog } from '../decide/decision-dialog.tsx';
import { count } from '../format/money.ts';
import { Broken } from '../parts/broken.tsx';
import { Notice } from '../parts/notice.tsx';
import { phoneQuery } from '../shell/phone.ts';
import { useWords } from '../words/language.tsx';
import { queueWords } from '../words/queue-words.ts';
import { Beside } from './beside.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { queryOf } from './queue-filter.ts';
import { forgetChanges, holdQueue, useHeldChanges } from './queue-hold.ts';
import { useQueueRows } from './queue-rows.ts';
import { QueueTable } from './queue-table.tsx';
import { useCursor } from './use-cursor.ts';
import { useFilter } from './use-filter.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { selectedMax, useSelection } from './use-selection.ts';
import '../css/queue.css';

/** Half a screenful: that far down the list is being read. */
const readingPx = 200;

export function QueuePage() {
  const words = useWords(queueWords);
  const [, go] = useLocation();
  const isPhone = useMediaQuery(phoneQuery, false, { getInitialValueInEffect: false });
  const handle = useFilter();
  const filter = queryOf(handle.filter);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const rows = useQueueRows(filter, range.first, range.last);
  const cursor = useCursor(rows, filter);
  const selection = useSelection(filter);
  const [ask, setAsk] = useState<Ask | undefined>();
  const searchRef = useRef<HTMLInputElement | null>(null);
  const bodyRef = useRef<HTMLDivElement | null>(null);
  const onRange = useRange(setRange);
  const isWorking = selection.rows.size > 0 || ask !== undefined || cursor.index > 0;
  useHold(isWorking || (bodyRef.current?.scrollTop ?? 0) > readingPx);
  const open = (row: QueueRow): void => go(`/cases/${encodeURIComponent(row.case)}`);
  const asked = selection.rows.size > 0 ? [...selection.rows.values()] : undefined;
  const askFor = (action: Ask['action']): void => {
    const cases = asked ?? (cursor.row ? [cursor.row] : []);
    if (cases.length > 0) setAsk({ action, cases });
  };
  useQueueKeys({
    cursor,
    selection,
    handle,
    open,
    askFor,
    search: () => searchRef.current?.focus(),
  });
  const selectAll = async (): Promise<void> => {
    if (selection.rows.size > 0) return selection.clear();
    const all = await get<Queue>(`/cases?${filter}&offset=0&limit=${selectedMax}`);
    selection.replace(all.rows);
  };
  const isEmpty = rows.first !== undefined && rows.total === 0;
  return (
    <div className={`queue${handle.beside ? ' split' : ''}`}>
      <div className="queue-list">
        <div className="page-head">
          <h1>{words.title}</h1>
          <span className="soft">{words.total(count(rows.total))}</span>
          <HeldChanges onShow={rows.again} />
        </div>
        <FilterBar handle={handle} byState={rows.first?.byState} searchRef={searchRef} />
        {rows.error ? <Broken error={rows.error} onAgain={rows.again} /> : null}
        {isEmpty && <QueueEmpty handle={handle} clearedToday={rows.first?.clearedToday ?? 0} />}
        {!isEmpty && !rows.error && (
          <QueueTable
            // Until the first answer a screenful of grey places stands there.
            total={rows.isPending ? 24 : rows.total}
            row={rows.row}
            cursor={cursor.index}
            selected={selection.rows}
            isPhone={isPhone}
            isNarrow={handle.beside !== ''}
            bodyRef={bodyRef}
            onRange={onRange}
            onCursor={cursor.moveTo}
            onOpen={open}
            onSelect={selection.toggle}
            onSelectAll={() => void selectAll()}
          />
        )}
        {asked && <BulkBar rows={asked} onAsk={setAsk} onClear={selection.clear} />}
      </div>
      {handle.beside && !isPhone && (
        <Beside id={handle.beside} onClose={() => handle.openBeside('')} />
      )}
      <DecisionDialog
        ask={ask}
        onClose={() => setAsk(undefined)}
        onDone={() => {
          setAsk(undefined);
          selection.clear();
        }}
      />
      <Notice />
    </div>
  );
}

type SetRange = (range: { readonly first: number; readonly last: number }) => void;

function useRange(setRange: SetRange) {
  const latest = useRef((first: number, last: number) => setRange({ first, last }));
  return latest.current;
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

function HeldChanges({ onShow }: { onShow: () => void }) {
  const words = useWords(queueWords);
  const changes = useHeldChanges();
  if (changes === 0) return null;
  return (
    <button
      type="button"
      className="chip"
      onClick={() => {
        forgetChanges();
        onShow();
      }}
    >
      {words.changes(count(changes))} · {words.show}
    </button>
  );
}
