// The three questions of an auditor as one list: what was known, what was decided by whom, what followed.

import { useState } from 'react';
import type { CaseAction, CaseDetail, TimelineItem } from '../../../src/edge/console/messages.ts';
import { useNameOf } from '../api/use-name-of.ts';
import { moment } from '../format/time.ts';
import { Icon } from '../parts/icon.tsx';
import { RiskMark } from '../parts/risk-mark.tsx';
import { TimeHead } from '../parts/time-head.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import { caseWords } from '../words/case-words.ts';
import { commonWords } from '../words/common-words.ts';
import { decisionWords } from '../words/decision-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { describe } from './describe.ts';
import { type Entry, historyOf, type Part } from './history.ts';

type Shown = Part | 'all';
const parts: readonly Shown[] = ['all', 'known', 'decided', 'followed'];
/** Drawn at first and more on demand: a long account is thousands of lines. */
const linesAtOnce = 60;

interface HistoryPanelProps {
  readonly detail: CaseDetail;
  readonly onSelect: (item: TimelineItem) => void;
  readonly onAt: (at: string) => void;
}

export function HistoryPanel({ detail, onSelect, onAt }: HistoryPanelProps) {
  const words = useWords(caseWords);
  const common = useWords(commonWords);
  const [part, setPart] = useState<Shown>('all');
  const [lines, setLines] = useState(linesAtOnce);
  const entries = historyOf(detail).filter((entry) => part === 'all' || entry.part === part);
  return (
    <section className="panel history">
      <div className="row between wrap">
        <h2>{words.history}</h2>
        <div className="row">
          {parts.map((name) => (
            <button
              key={name}
              type="button"
              className="view"
              aria-pressed={part === name}
              onClick={() => setPart(name)}
            >
              {words.parts[name]}
            </button>
          ))}
        </div>
      </div>
      <table className="plain">
        <thead>
          <tr>
            <TimeHead />
            <th>{words.what}</th>
            <th>{words.who}</th>
            <th className="number">{common.risk}</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, lines).map((entry) => (
            <HistoryRow key={entry.key} entry={entry} onSelect={onSelect} onAt={onAt} />
          ))}
        </tbody>
      </table>
      {entries.length > lines && (
        <button type="button" className="plain-button" onClick={() => setLines(lines * 4)}>
          {words.more(String(entries.length - lines))}
        </button>
      )}
    </section>
  );
}

interface HistoryRowProps {
  readonly entry: Entry;
  readonly onSelect: (item: TimelineItem) => void;
  readonly onAt: (at: string) => void;
}

function HistoryRow({ entry, onSelect, onAt }: HistoryRowProps) {
  const words = useWords(caseWords);
  const { language } = useLanguage();
  const isHostile = entry.part !== 'decided' && entry.item.hostile;
  return (
    <tr className={`${entry.part}${isHostile ? ' bad' : ''}`}>
      <td className="when">
        <button
          type="button"
          className="plain-link"
          title={words.seeThen}
          onClick={() => onAt(entry.time)}
        >
          {moment(entry.time, language)}
        </button>
      </td>
      {entry.part === 'decided' ? (
        <ActionCells action={entry.action} />
      ) : (
        <ItemCells item={entry.item} onSelect={onSelect} />
      )}
    </tr>
  );
}

interface ItemCellsProps {
  readonly item: TimelineItem;
  readonly onSelect: (item: TimelineItem) => void;
}

function ItemCells({ item, onSelect }: ItemCellsProps) {
  const words = useWords(caseWords);
  const { language } = useLanguage();
  const { decision } = item;
  return (
    <>
      <td>
        <button type="button" className="plain-link" onClick={() => onSelect(item)}>
          {describe(item, language)}
        </button>
        {item.hostile && <span className="fresh">{words.hostile}</span>}
      </td>
      <td>
        {decision && (
          <span className="row">
            <VerdictMark verdict={decision.verdict} />
            <span className="soft small">{words.system}</span>
          </span>
        )}
      </td>
      <td className="number">{decision && <RiskMark risk={decision.risk} />}</td>
    </>
  );
}

function ActionCells({ action }: { action: CaseAction }) {
  const words = useWords(caseWords);
  const decisions = useWords(decisionWords);
  const nameOf = useNameOf();
  const { second, to, note, attachment } = action;
  return (
    <>
      <td colSpan={1}>
        <strong>{decisions.actions[action.action]}</strong>
        {to && <span> {words.to(nameOf(to))}</span>}
        {second?.state === 'waiting' && <span className="verdict step-up"> {words.waits}</span>}
        {second?.by && second.state === 'agreed' && (
          <span className="soft"> {words.agreedBy(nameOf(second.by))}</span>
        )}
        {second?.by && second.state === 'refused' && (
          <span className="soft"> {words.refusedBy(nameOf(second.by))}</span>
        )}
        {note && <blockquote className="note">{note}</blockquote>}
        {attachment && (
          <div className="soft small mono hash">
            {attachment.name} · sha256:{attachment.sha256.slice(0, 16)}…
          </div>
        )}
      </td>
      <td>
        <span className="row">
          <Icon name="person" /> {nameOf(action.by)}
        </span>
      </td>
      <td />
    </>
  );
}
