// The virtual table of cases: only the rows in sight are there, whatever the length of the queue.
import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';
import type { QueueRow } from '../../../src/core/case/shown.ts';
import { useWords } from '../words/language.tsx';
import { queueWords } from '../words/queue-words.ts';
import { Cell, Grid, Row, Rows } from './grid-parts.tsx';
import { QueueLine } from './queue-line.tsx';

/** As the styles have them. */
const rowPx = 36;
const phoneRowPx = 92;
const overscanRows = 12;

interface QueueTableProps {
  readonly total: number;
  readonly row: (index: number) => QueueRow | undefined;
  readonly cursor: number;
  readonly selected: ReadonlyMap<string, QueueRow>;
  readonly isPhone: boolean;
  readonly isNarrow: boolean;
  readonly bodyRef: RefObject<HTMLDivElement | null>;
  readonly onRange: (first: number, last: number) => void;
  readonly onCursor: (index: number) => void;
  readonly onOpen: (row: QueueRow) => void;
  readonly onSelect: (row: QueueRow) => void;
  readonly onSelectAll: () => void;
}

export function QueueTable(props: QueueTableProps) {
  const { total, row, cursor, selected, isPhone, isNarrow, bodyRef, onRange } = props;
  const words = useWords(queueWords);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => bodyRef.current,
    estimateSize: () => (isPhone ? phoneRowPx : rowPx),
    overscan: overscanRows,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);
  const shownCursor = useRef(cursor);
  useEffect(() => {
    if (shownCursor.current !== cursor) virtual.scrollToIndex(cursor, { align: 'auto' });
    shownCursor.current = cursor;
  }, [cursor, virtual]);
  const at = row(cursor);
  return (
    <Grid
      className={`queue-grid${isNarrow ? ' narrow' : ''}`}
      aria-label={words.tableLabel}
      aria-rowcount={total + 1}
      aria-multiselectable="true"
      {...(at ? { 'aria-activedescendant': `row-${at.case}` } : {})}
    >
      {!isPhone && <QueueHead isAny={selected.size > 0} onSelectAll={props.onSelectAll} />}
      <Rows className="queue-body" ref={bodyRef}>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map(({ index, start, size }) => (
            <QueueLine
              key={index}
              index={index}
              row={row(index)}
              isCursor={index === cursor}
              isSelected={selected.has(row(index)?.case ?? '')}
              isPhone={isPhone}
              style={{ transform: `translateY(${start}px)`, height: size }}
              onCursor={props.onCursor}
              onOpen={props.onOpen}
              onSelect={props.onSelect}
            />
          ))}
        </div>
      </Rows>
    </Grid>
  );
}

function QueueHead({ isAny, onSelectAll }: { isAny: boolean; onSelectAll: () => void }) {
  const words = useWords(queueWords);
  return (
    <Rows>
      <Row className="queue-line head-line" aria-rowindex={1}>
        <Cell isHead>
          <Checkbox
            aria-label={words.selectAll}
            tabIndex={-1}
            checked={false}
            indeterminate={isAny}
            onChange={onSelectAll}
          />
        </Cell>
        <Cell isHead className="number">
          {words.risk}
        </Cell>
        <Cell isHead>{words.account}</Cell>
        <Cell isHead>{words.why}</Cell>
        <Cell isHead className="number">
          {words.avoidable}
        </Cell>
        <Cell isHead className="number extra">
          {words.value}
        </Cell>
        <Cell isHead className="number held-cell">
          {words.held}
        </Cell>
        <Cell isHead className="extra">
          {words.campaign}
        </Cell>
        <Cell isHead className="number">
          {words.age}
        </Cell>
        <Cell isHead className="extra">
          {words.owner}
        </Cell>
        <Cell isHead>{words.state}</Cell>
      </Row>
    </Rows>
  );
}
