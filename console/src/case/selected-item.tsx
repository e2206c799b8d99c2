// The event behind a mark: in words, and everything the firm sent, as text.
import type { TimelineItem } from '../../../src/edge/console/messages.ts';
import { moment, zoneName } from '../format/time.ts';
import { RiskMark } from '../parts/risk-mark.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import { caseWords } from '../words/case-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { describe } from './describe.ts';

const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

export function SelectedItem({ item }: { item: TimelineItem | undefined }) {
  const words = useWords(caseWords);
  const { language } = useLanguage();
  if (!item) return <p className="soft small selected-item">{words.noSelection}</p>;
  const { decision } = item;
  return (
    <div className="selected-item">
      <div className="row wrap">
        <span className="soft">
          {moment(item.time, language)} {zoneName}
        </span>
        <strong>{describe(item, language)}</strong>
        {decision && <VerdictMark verdict={decision.verdict} />}
        {decision && <RiskMark risk={decision.risk} />}
      </div>
      <details>
        <summary className="soft small">{words.details}</summary>
        <dl className="sent">
          {Object.entries(item.event).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="mono">{shown(value)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
