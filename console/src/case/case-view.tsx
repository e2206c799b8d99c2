// A case, whole or beside the list: the picture, why, the comparison, what to do, and what has been.
import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { ActionName } from '../../../src/core/event/console.ts';
import type { CaseDetail, TimelineItem } from '../../../src/edge/console/messages.ts';
import { useCase } from '../api/queries.ts';
import type { Ask } from '../decide/decision.ts';
import { DecisionDialog } from '../decide/decision-dialog.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { Broken } from '../parts/broken.tsx';
import { Actions } from './actions.tsx';
import { AsKnown } from './as-known.tsx';
import { CaseHead } from './case-head.tsx';
import { Compare } from './compare.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { Holdings } from './holdings.tsx';
import { Picture } from './picture.tsx';
import { SelectedItem } from './selected-item.tsx';
import { useCall } from './use-call.tsx';
import { strongest, Why } from './why.tsx';
import '../css/case.css';

export function CaseView({ id, isBeside = false }: { id: string; isBeside?: boolean }) {
  const [at, setAt] = useState('');
  const answer = useCase(id, at);
  if (answer.isError && !answer.data)
    return <Broken error={answer.error} onAgain={() => void answer.refetch()} />;
  if (!answer.data) return <Loading />;
  return <Loaded key={id} detail={answer.data} isBeside={isBeside} at={at} onAt={setAt} />;
}

function Loading() {
  return (
    <div className="stack" aria-busy="true">
      <Skeleton height={30} width={320} />
      <Skeleton height={360} />
      <Skeleton height={180} />
    </div>
  );
}

interface LoadedProps {
  readonly detail: CaseDetail;
  readonly isBeside: boolean;
  readonly at: string;
  readonly onAt: (at: string) => void;
}

/** What a decision on this case is about: its held orders are those an offer counts. */
function askOf(detail: CaseDetail, action: ActionName): Ask {
  const { line, version, offers } = detail;
  const offer = offers.find((candidate) => candidate.action === action);
  return {
    action,
    ...(offer ? { needsSecond: offer.needsSecond } : {}),
    cases: [
      {
        case: line.case,
        account: line.account,
        version,
        heldOrders: offer?.orders ?? 0,
        heldJpy: offer?.valueJpy ?? 0,
      },
    ],
  };
}

function Loaded({ detail, isBeside, at, onAt }: LoadedProps) {
  const [selected, setSelected] = useState<TimelineItem | undefined>();
  const [ask, setAsk] = useState<Ask | undefined>();
  const isPast = at !== '';
  const askFor = (action: ActionName): void => {
    const offer = detail.offers.find((candidate) => candidate.action === action);
    if (!isPast && offer && !offer.refused) setAsk(askOf(detail, action));
  };
  const call = useCall(detail, (action) => askFor(action));
  useKeys(
    { a: () => askFor('assign'), c: () => askFor('confirm'), d: () => askFor('dismiss') },
    !isBeside,
  );
  const decision = selected?.decision ?? strongest(detail.decisions);
  return (
    <article className={`case${isBeside ? ' one-column' : ''}${isPast ? ' past' : ''}`}>
      <CaseHead detail={detail} isBeside={isBeside} />
      <AsKnown at={at} onAt={onAt} />
      <div className="case-main">
        <section className="panel">
          <Picture detail={detail} at={at} onAt={onAt} selected={selected} onSelect={setSelected} />
          <SelectedItem item={selected} />
        </section>
        <div className="wide-only">
          <Compare usual={detail.usual} session={detail.session} />
        </div>
        <div className="wide-only">
          <Holdings before={detail.holdingsBefore} after={detail.holdingsAfter} />
        </div>
      </div>
      <div className="case-side">
        <Why decision={decision} />
        <Actions detail={detail} isPast={isPast} onAsk={askFor} onCall={call.open} />
      </div>
      <div className="case-below">
        <HistoryPanel detail={detail} onSelect={setSelected} onAt={onAt} />
      </div>
      {call.dialog}
      <DecisionDialog
        ask={ask}
        onClose={() => setAsk(undefined)}
        onDone={() => setAsk(undefined)}
      />
    </article>
  );
}
