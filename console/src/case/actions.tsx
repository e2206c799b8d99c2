// What to do: every action with its effect, and why not where it may not be done.
import { Button } from '@mantine/core';
import type { Offer } from '../../../src/core/case/shown.ts';
import type { ActionName } from '../../../src/core/event/console.ts';
import type { CaseDetail } from '../../../src/edge/console/messages.ts';
import { count, yen } from '../format/money.ts';
import { caseWords } from '../words/case-words.ts';
import { decisionWords } from '../words/decision-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { NoteBox } from './note-box.tsx';

interface ActionsProps {
  readonly detail: CaseDetail;
  readonly isPast: boolean;
  readonly onAsk: (action: ActionName) => void;
  readonly onCall: () => void;
}

/** Notes and attachments have a box of their own. */
const inBox: readonly ActionName[] = ['note', 'attach'];

/** The duty phone decides and calls; the rest waits for the desk. */
const onPhone: readonly ActionName[] = ['confirm', 'dismiss'];

export function Actions({ detail, isPast, onAsk, onCall }: ActionsProps) {
  const words = useWords(caseWords);
  const decisions = useWords(decisionWords);
  if (isPast)
    return (
      <section className="panel">
        <h2>{words.actions}</h2>
        <p className="soft">{words.noActions}</p>
      </section>
    );
  const offers = detail.offers.filter(({ action }) => !inBox.includes(action));
  const mayNote = detail.offers.some(({ action, refused }) => action === 'note' && !refused);
  return (
    <section className="panel actions">
      <h2>{words.actions}</h2>
      <ul>
        {offers.map((offer) => (
          <li key={offer.action}>
            <OfferLine offer={offer} onAsk={() => onAsk(offer.action)} />
          </li>
        ))}
        <li className="offer">
          <Button variant="default" onClick={onCall}>
            {decisions.call}
          </Button>
          <span className="soft small">{decisions.callTitle}</span>
        </li>
      </ul>
      {mayNote && <NoteBox detail={detail} />}
    </section>
  );
}

function OfferLine({ offer, onAsk }: { offer: Offer; onAsk: () => void }) {
  const words = useWords(decisionWords);
  const { language } = useLanguage();
  const { action, refused, orders, valueJpy, needsSecond } = offer;
  const isMain = action === 'confirm' && !refused;
  return (
    <div className={`offer${onPhone.includes(action) ? '' : ' seldom'}`}>
      <Button
        variant={isMain ? 'filled' : 'default'}
        disabled={refused !== undefined}
        onClick={onAsk}
      >
        {action === 'assign' ? words.take : words.actions[action]}
      </Button>
      <span className="small soft">
        {refused ? words.refused[refused] : words.effects[action]}
        {!refused && orders > 0 && ` ${words.orders(count(orders), yen(valueJpy, language))}.`}
        {!refused && needsSecond && <em> {words.needsSecond}.</em>}
      </span>
    </div>
  );
}
