// What was decided about a campaign so far, by whom, and who agreed.
import type { CaseAction } from '../../../src/edge/console/messages.ts';
import { useNameOf } from '../api/use-name-of.ts';
import { moment } from '../format/time.ts';
import { campaignWords } from '../words/campaign-words.ts';
import { caseWords } from '../words/case-words.ts';
import { decisionWords } from '../words/decision-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';

export function CampaignHistory({ actions }: { actions: readonly CaseAction[] }) {
  const words = useWords(campaignWords);
  const caseWord = useWords(caseWords);
  const decisions = useWords(decisionWords);
  const { language } = useLanguage();
  const nameOf = useNameOf();
  return (
    <section className="panel">
      <h2>{words.done}</h2>
      {actions.length === 0 && <p className="soft">–</p>}
      <ol className="stack">
        {actions.toReversed().map(({ id, time, by, action, note, second }) => (
          <li key={id}>
            <span className="soft">{moment(time, language)}</span> {nameOf(by)}:{' '}
            <strong>{decisions.actions[action]}</strong>
            {second && (
              <div className="soft small">
                {second.state === 'waiting' && caseWord.waits}
                {second.state === 'agreed' && caseWord.agreedBy(nameOf(second.by ?? ''))}
                {second.state === 'refused' && caseWord.refusedBy(nameOf(second.by ?? ''))}
              </div>
            )}
            {note && <blockquote className="note">{note}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}
