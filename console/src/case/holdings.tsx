// Holdings before the session and after it, instrument by instrument, largest change first.
import { Link } from 'wouter';
import type { Holding } from '../../../src/core/case/shown.ts';
import { count, yen } from '../format/money.ts';
import { caseWords } from '../words/case-words.ts';
import { commonWords } from '../words/common-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';

interface Change {
  readonly instrument: string;
  readonly before: Holding | undefined;
  readonly after: Holding | undefined;
  readonly changeJpy: number;
}

function changesOf(before: readonly Holding[], after: readonly Holding[]): Change[] {
  const names = new Set([...before, ...after].map(({ instrument }) => instrument));
  return [...names]
    .map((instrument) => {
      const was = before.find((holding) => holding.instrument === instrument);
      const is = after.find((holding) => holding.instrument === instrument);
      const changeJpy = (is?.valueJpy ?? 0) - (was?.valueJpy ?? 0);
      return { instrument, before: was, after: is, changeJpy };
    })
    .sort((a, b) => Math.abs(b.changeJpy) - Math.abs(a.changeJpy));
}

interface HoldingsProps {
  readonly before: readonly Holding[];
  readonly after: readonly Holding[];
}

export function Holdings({ before, after }: HoldingsProps) {
  const words = useWords(caseWords);
  const common = useWords(commonWords);
  const changes = changesOf(before, after);
  const largest = Math.max(1, ...changes.map(({ changeJpy }) => Math.abs(changeJpy)));
  return (
    <section className="panel">
      <h2>{words.holdings}</h2>
      {changes.length === 0 && <p className="soft">{words.noHoldings}</p>}
      {changes.length > 0 && (
        <table className="plain">
          <thead>
            <tr>
              <th>{common.links.instrument}</th>
              <th className="number">{words.before}</th>
              <th className="number">{words.after}</th>
              <th className="number">{words.change}</th>
              <th>
                <span className="unseen">{words.change}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <HoldingRow key={change.instrument} change={change} largest={largest} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function HoldingRow({ change, largest }: { change: Change; largest: number }) {
  const { language } = useLanguage();
  const { instrument, before, after, changeJpy } = change;
  const quantity = (holding: Holding | undefined) =>
    holding ? (
      <>
        {yen(holding.valueJpy, language)}{' '}
        <span className="soft small">×{count(holding.quantity)}</span>
      </>
    ) : (
      <span className="soft">0</span>
    );
  return (
    <tr>
      <td className="mono">
        {instrument.includes(':') ? (
          <Link href={`/instruments/${encodeURIComponent(instrument)}`}>{instrument}</Link>
        ) : (
          instrument
        )}
      </td>
      <td className="number">{quantity(before)}</td>
      <td className="number">{quantity(after)}</td>
      <td className="number">
        {changeJpy > 0 ? '+' : ''}
        {yen(changeJpy, language)}
      </td>
      <td className="change-bar" aria-hidden="true">
        <i
          className={changeJpy < 0 ? 'less' : 'more'}
          style={{ width: `${(60 * Math.abs(changeJpy)) / largest}px` }}
        />
      </td>
    </tr>
  );
}
