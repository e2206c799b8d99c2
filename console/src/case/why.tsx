// Why: the reasons of the decision that matters, with when it was taken and by which versions.
import type { Decision } from '../../../src/core/decision/decision.ts';
import { moment } from '../format/time.ts';
import { ReasonBars } from '../parts/reason-bars.tsx';
import { RiskMark } from '../parts/risk-mark.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import { caseWords } from '../words/case-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';

/** The decision with the highest risk; of those the last. */
export function strongest(decisions: readonly Decision[]): Decision | undefined {
  return decisions.reduce<Decision | undefined>(
    (best, decision) => (!best || decision.risk >= best.risk ? decision : best),
    undefined,
  );
}

export function Why({ decision }: { decision: Decision | undefined }) {
  const words = useWords(caseWords);
  const { language } = useLanguage();
  if (!decision)
    return (
      <section className="panel">
        <h2>{words.why}</h2>
        <p className="soft">{words.noDecision}</p>
      </section>
    );
  const { versions } = decision;
  return (
    <section className="panel">
      <div className="row between why-head">
        <h2>{words.why}</h2>
        <span className="row">
          <VerdictMark verdict={decision.verdict} />
          <RiskMark risk={decision.risk} />
        </span>
      </div>
      <p className="soft small">{words.whyOf(moment(decision.time, language))}</p>
      <ReasonBars reasons={decision.reasons} />
      <p className="soft small versions">
        {words.versions(versions.model, versions.policy)}
        {decision.degraded && `, ${words.degraded}`}
      </p>
    </section>
  );
}
