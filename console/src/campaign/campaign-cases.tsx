// The cases of a campaign as a plain table.
import { Link } from 'wouter';
import type { QueueRow } from '../../../src/core/case/shown.ts';
import { yen } from '../format/money.ts';
import { moment } from '../format/time.ts';
import { RiskMark } from '../parts/risk-mark.tsx';
import { CaseStateBadge } from '../parts/state-badge.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { queueWords } from '../words/queue-words.ts';

/** The queue shows more. */
const shownMax = 100;

export function CampaignCases({ rows }: { rows: readonly QueueRow[] }) {
  const words = useWords(queueWords);
  const { language } = useLanguage();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>{words.account}</th>
          <th>{words.opened}</th>
          <th className="number">{words.risk}</th>
          <th className="number">{words.value}</th>
          <th className="number">{words.held}</th>
          <th>{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, shownMax).map((row) => (
          <tr key={row.case}>
            <td>
              <Link href={`/cases/${encodeURIComponent(row.case)}`} className="mono">
                {row.account}
              </Link>
            </td>
            <td className="soft">{moment(row.opened, language)}</td>
            <td className="number">
              <RiskMark risk={row.risk} />
            </td>
            <td className="number">{yen(row.purchaseValueJpy, language)}</td>
            <td className="number">{row.heldOrders > 0 && yen(row.heldJpy, language)}</td>
            <td>
              <CaseStateBadge state={row.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
