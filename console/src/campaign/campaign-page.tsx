// A campaign: what its cases share, the graph in time, its cases, and one decision for all of them.
import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { QueueRow } from '../../../src/core/case/shown.ts';
import type { CampaignDetail } from '../../../src/edge/console/messages.ts';
import { useCampaign } from '../api/queries.ts';
import type { Ask } from '../decide/decision.ts';
import { DecisionDialog } from '../decide/decision-dialog.tsx';
import { useNeedsSecond } from '../decide/use-needs-second.ts';
import { useSentence } from '../decide/use-sentence.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Broken } from '../parts/broken.tsx';
import { Notice } from '../parts/notice.tsx';
import { campaignWords } from '../words/campaign-words.ts';
import { decisionWords } from '../words/decision-words.ts';
import { useWords } from '../words/language.tsx';
import { CampaignCases } from './campaign-cases.tsx';
import { CampaignHead } from './campaign-head.tsx';
import { CampaignHistory } from './campaign-history.tsx';
import { Graph } from './graph.tsx';
import '../css/campaign.css';

export function CampaignPage({ id }: { id: string }) {
  const answer = useCampaign(decodeURIComponent(id));
  if (answer.isError && !answer.data)
    return <Broken error={answer.error} onAgain={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton height={480} />;
  return <CampaignView detail={answer.data} />;
}

const isOpen = ({ state }: QueueRow): boolean => state === 'new' || state === 'investigating';

function CampaignView({ detail }: { detail: CampaignDetail }) {
  const words = useWords(campaignWords);
  const [ask, setAsk] = useState<Ask | undefined>();
  const open = detail.rows.filter(isOpen);
  const campaign = detail.line.campaign;
  const askFor = (action: Ask['action']): void => {
    if (open.length > 0) setAsk({ action, cases: open, campaign });
  };
  useKeys({
    c: () => askFor('confirm'),
    d: () => askFor('dismiss'),
    a: () => askFor('assign'),
  });
  return (
    <>
      <CampaignHead line={detail.line} />
      <Decide cases={open} campaign={campaign} onAsk={askFor} />
      <section className="panel">
        <h2>{words.graph}</h2>
        <Graph detail={detail} />
      </section>
      <div className="campaign-below">
        <section className="panel">
          <div className="row between">
            <h2>{words.list}</h2>
            <Link href={`/queue?state=all&campaign=${encodeURIComponent(campaign)}`}>
              {words.inQueue}
            </Link>
          </div>
          <CampaignCases rows={detail.rows} />
        </section>
        <CampaignHistory actions={detail.actions} />
      </div>
      <DecisionDialog
        ask={ask}
        onClose={() => setAsk(undefined)}
        onDone={() => setAsk(undefined)}
      />
      <Notice />
    </>
  );
}

interface DecideProps {
  readonly cases: readonly QueueRow[];
  readonly campaign: string;
  readonly onAsk: (action: Ask['action']) => void;
}

function Decide({ cases, campaign, onAsk }: DecideProps) {
  const words = useWords(campaignWords);
  const decisions = useWords(decisionWords);
  const sentenceOf = useSentence();
  const needsSecond = useNeedsSecond();
  const confirm: Ask = { action: 'confirm', cases, campaign };
  if (cases.length === 0) return <p className="panel soft campaign-decide">{words.nothingOpen}</p>;
  return (
    <section className="panel row between wrap campaign-decide" aria-label={words.decide}>
      <p className="sentence">
        {sentenceOf(confirm)}
        {needsSecond(confirm) && <em>; {decisions.needsSecond}</em>}
      </p>
      <div className="row">
        <Button onClick={() => onAsk('confirm')}>{decisions.actions.confirm}</Button>
        <Button variant="default" onClick={() => onAsk('dismiss')}>
          {decisions.actions.dismiss}
        </Button>
        <Button variant="default" onClick={() => onAsk('assign')}>
          {decisions.take}
        </Button>
      </div>
    </section>
  );
}
