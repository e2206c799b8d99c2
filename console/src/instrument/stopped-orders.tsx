// Purchases that a restriction of the instrument stopped: honest people's too, and in no case.
import type { StoppedOrder } from '../../../src/core/case/shown.ts';
import { count, yen } from '../format/money.ts';
import { moment } from '../format/time.ts';
import { TimeHead } from '../parts/time-head.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import { commonWords } from '../words/common-words.ts';
import { instrumentWords } from '../words/instrument-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';

interface StoppedOrdersProps {
  readonly stopped: readonly StoppedOrder[];
  readonly cut: boolean;
}

/** Nothing where nothing was ever restricted: most instruments never are. */
export function StoppedOrders({ stopped, cut }: StoppedOrdersProps) {
  const words = useWords(instrumentWords);
  const common = useWords(commonWords);
  if (stopped.length === 0) return null;
  return (
    <section className="panel">
      <h2>
        {words.stopped} <span className="soft">{count(stopped.length)}</span>
      </h2>
      <p className="soft small">{words.stoppedWhy}</p>
      <table className="plain">
        <thead>
          <tr>
            <TimeHead />
            <th>{common.account}</th>
            <th className="number">{common.value}</th>
            <th>{words.verdict}</th>
            <th>{words.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {stopped.map((one) => (
            <Row key={one.event} one={one} />
          ))}
        </tbody>
      </table>
      {cut && <p className="soft small">{words.stoppedCut(count(stopped.length))}</p>}
    </section>
  );
}

function Row({ one }: { one: StoppedOrder }) {
  const words = useWords(instrumentWords);
  const { language } = useLanguage();
  const { time, account, valueJpy, verdict, outcome } = one;
  const waiting = verdict === 'hold' ? words.waiting : '–';
  return (
    <tr>
      <td>{moment(time, language)}</td>
      <td className="mono">{account}</td>
      <td className="number">{valueJpy === undefined ? '–' : yen(valueJpy, language)}</td>
      <td>
        <VerdictMark verdict={verdict} />
      </td>
      <td>{outcome ? words.outcomes[outcome] : waiting}</td>
    </tr>
  );
}
