// One case in the queue: a line on a desk, a card on the phone, and a grey place until it has come.
import { Checkbox, Skeleton } from '@mantine/core';
import { type CSSProperties, memo } from 'react';
import { Link } from 'wouter';
import type { QueueRow } from '../../../src/core/case/shown.ts';
import { useServiceTime } from '../api/queries.ts';
import { useCampaignName } from '../api/use-campaign-name.ts';
import { useNameOf } from '../api/use-name-of.ts';
import { yen } from '../format/money.ts';
import { span } from '../format/time.ts';
import { reasonText } from '../parts/reason-text.ts';
import { RiskMark } from '../parts/risk-mark.tsx';
import { CaseStateBadge } from '../parts/state-badge.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { queueWords } from '../words/queue-words.ts';
import { Cell, Row } from './grid-parts.tsx';

interface QueueLineProps {
  readonly index: number;
  readonly row: QueueRow | undefined;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  readonly isPhone: boolean;
  readonly style: CSSProperties;
  readonly onCursor: (index: number) => void;
  readonly onOpen: (row: QueueRow) => void;
  readonly onSelect: (row: QueueRow) => void;
}

const reasonsShown = 2;
const sumSoFar = 'session-so-far';

function useWhy(row: QueueRow): string {
  const { language } = useLanguage();
  // That the session was suspicious before says less than what made it so.
  return row.why
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => Number(a.code === sumSoFar) - Number(b.code === sumSoFar))
    .slice(0, reasonsShown)
    .map((reason) => reasonText(reason, language))
    .join(language === 'ja' ? '、' : ' · ');
}

export const QueueLine = memo(function QueueLine(props: QueueLineProps) {
  const { index, row, isCursor, isSelected, isPhone, style } = props;
  if (!row)
    return (
      <Row className="queue-line" aria-rowindex={index + 2} style={style}>
        <Cell className="waiting-cell">
          <Skeleton height={10} width={`${55 + ((index * 13) % 35)}%`} />
        </Cell>
      </Row>
    );
  const states = `${isCursor ? ' cursor' : ''}${isSelected ? ' selected' : ''}`;
  return (
    <Row
      id={`row-${row.case}`}
      className={`queue-line${isPhone ? ' card' : ''}${states}`}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={style}
      onClick={() => (isPhone ? props.onOpen(row) : props.onCursor(index))}
      onDoubleClick={() => props.onOpen(row)}
    >
      {isPhone ? (
        <PhoneCells row={row} />
      ) : (
        <DeskCells row={row} isSelected={isSelected} onSelect={() => props.onSelect(row)} />
      )}
    </Row>
  );
});

interface DeskCellsProps {
  readonly row: QueueRow;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

function DeskCells({ row, isSelected, onSelect }: DeskCellsProps) {
  const words = useWords(queueWords);
  const { language } = useLanguage();
  const nameOf = useNameOf();
  const nameOfCampaign = useCampaignName();
  const why = useWhy(row);
  const age = span(useServiceTime() - Date.parse(row.opened), language);
  return (
    <>
      <Cell>
        <Checkbox
          tabIndex={-1}
          aria-label={words.selectRow(row.account)}
          checked={isSelected}
          onChange={onSelect}
        />
      </Cell>
      <Cell className="number">
        <RiskMark risk={row.risk} />
      </Cell>
      <Cell className="clip">
        <Link href={`/cases/${encodeURIComponent(row.case)}`} className="mono" tabIndex={-1}>
          {row.account}
        </Link>
        {row.firm && <span className="soft small"> {row.firm}</span>}
      </Cell>
      <Cell className="clip" title={why}>
        {why}
      </Cell>
      <MoneyCells row={row} />
      <Cell className="clip extra">
        {row.campaign && (
          <Link
            href={`/campaigns/${encodeURIComponent(row.campaign)}`}
            tabIndex={-1}
            className="mono"
          >
            {nameOfCampaign(row.campaign)}
          </Link>
        )}
      </Cell>
      <Cell className="number soft">{age}</Cell>
      <Cell className="clip extra">{row.owner && nameOf(row.owner)}</Cell>
      <Cell>
        <CaseStateBadge state={row.state} />
      </Cell>
    </>
  );
}

function MoneyCells({ row }: { row: QueueRow }) {
  const { language } = useLanguage();
  return (
    <>
      <Cell className="number strong">
        <Amount jpy={row.avoidableJpy} />
      </Cell>
      <Cell className="number extra">
        <Amount jpy={row.purchaseValueJpy} />
      </Cell>
      <Cell className="number held-cell">
        {row.heldOrders > 0 && (
          <span className="verdict hold">
            {row.heldOrders} · {yen(row.heldJpy, language)}
          </span>
        )}
      </Cell>
    </>
  );
}

function Amount({ jpy }: { jpy: number }) {
  const { language } = useLanguage();
  return jpy > 0 ? yen(jpy, language) : <span className="soft">–</span>;
}

function PhoneCells({ row }: { row: QueueRow }) {
  const { language } = useLanguage();
  const why = useWhy(row);
  const age = span(useServiceTime() - Date.parse(row.opened), language);
  return (
    <>
      <Cell className="row between">
        <span className="mono clip">{row.account}</span>
        <RiskMark risk={row.risk} />
      </Cell>
      <Cell className="clip soft">{why}</Cell>
      <Cell className="row between">
        <span className="row">
          <CaseStateBadge state={row.state} />
          <span className="soft">{age}</span>
        </span>
        <strong>{yen(row.avoidableJpy, language)}</strong>
      </Cell>
    </>
  );
}
