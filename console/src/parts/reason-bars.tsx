// Why: each reason a bar of log-odds, left of zero for honest and right of it for hostile.
import type { Reason } from '../../../src/core/decision/decision.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { reasonWords } from '../words/reason-words.ts';
import { reasonText } from './reason-text.ts';

/** Half of the lane is this many units of log-odds, unless a reason is stronger. */
const scaleMin = 3;

const signed = (weight: number): string =>
  `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`;

export function ReasonBars({ reasons }: { reasons: readonly Reason[] }) {
  const words = useWords(reasonWords);
  const sorted = [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const scale = Math.max(scaleMin, ...sorted.map(({ weight }) => Math.abs(weight)));
  if (sorted.length === 0) return <p className="soft">{words.none}</p>;
  return (
    <div>
      <div className="reason-axis" aria-hidden="true">
        <span>
          <span>{words.honest}</span>
          <span>{words.hostile}</span>
        </span>
        <span />
      </div>
      <ul className="reasons">
        {sorted.map((reason) => (
          <ReasonBar key={reason.code} reason={reason} scale={scale} />
        ))}
      </ul>
    </div>
  );
}

function ReasonBar({ reason, scale }: { reason: Reason; scale: number }) {
  const words = useWords(reasonWords);
  const { language } = useLanguage();
  const { weight, facts } = reason;
  const width = (50 * Math.abs(weight)) / scale;
  const left = weight < 0 ? 50 - width : 50;
  const direction = weight < 0 ? words.speaksHonest : words.speaksHostile;
  return (
    <li className="reason">
      <span className="lane" aria-hidden="true">
        <b
          className={weight < 0 ? 'honest' : 'hostile'}
          style={{ left: `${left}%`, width: `${width}%` }}
        />
      </span>
      <details>
        <summary>
          <span>{reasonText(reason, language)}</span>
          <span className="soft small" title={direction}>
            {signed(weight)}
            <span className="unseen"> {direction}</span>
          </span>
        </summary>
        <dl>
          {Object.entries(facts).map(([name, value]) => (
            <Fact key={name} name={name} value={String(value)} />
          ))}
        </dl>
      </details>
    </li>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  const { facts } = useWords(reasonWords);
  return (
    <>
      <dt>{(facts as Readonly<Record<string, string>>)[name] ?? name}</dt>
      <dd>{value === '' ? '-' : value}</dd>
    </>
  );
}
