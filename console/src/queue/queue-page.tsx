// The queue: what needs a person next, decided upon one by one or many at once, without a mouse.
import { useMediaQuery } from '@mantine/hooks';
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
import { forgetChanges, useHeldChanges } from './queue-hold.ts';
import { QueueTable } from './queue-table.tsx';
import { type QueueState, useQueue } from './use-queue.ts';
import '../css/queue.css';

export function QueuePage() {
  const queue = useQueue();
  const isPhone = useMediaQuery(phoneQuery, false, { getInitialValueInEffect: false });
  const { handle, selection, ask, setAsk } = queue;
  const selected = [...selection.rows.values()];
  return (
    <div className={`queue${handle.beside ? ' split' : ''}`}>
      <div className="queue-list">
        <Title queue={queue} />
        <FilterBar
          handle={handle}
          byState={queue.rows.first?.byState}
          searchRef={queue.searchRef}
        />
        <List queue={queue} isPhone={isPhone} />
        {selected.length > 0 && (
          <BulkBar rows={selected} onAsk={setAsk} onClear={selection.clear} />
        )}
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

function Title({ queue }: { queue: QueueState }) {
  const words = useWords(queueWords);
  return (
    <div className="page-head">
      <h1>{words.title}</h1>
      <span className="soft">{words.total(count(queue.rows.total))}</span>
      <HeldChanges onShow={queue.rows.again} />
    </div>
  );
}

/** Until the first answer a screenful of grey places stands there. */
const placesAtFirst = 24;

function List({ queue, isPhone }: { queue: QueueState; isPhone: boolean }) {
  const { handle, rows, cursor, selection } = queue;
  if (rows.error) return <Broken error={rows.error} onAgain={rows.again} />;
  if (rows.first && rows.total === 0)
    return <QueueEmpty handle={handle} clearedToday={rows.first.clearedToday} />;
  return (
    <QueueTable
      total={rows.isPending ? placesAtFirst : rows.total}
      row={rows.row}
      cursor={cursor.index}
      selected={selection.rows}
      isPhone={isPhone}
      isNarrow={handle.beside !== ''}
      bodyRef={queue.bodyRef}
      onRange={queue.onRange}
      onCursor={cursor.moveTo}
      onOpen={queue.open}
      onSelect={selection.toggle}
      onSelectAll={() => void queue.selectAll()}
    />
  );
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
