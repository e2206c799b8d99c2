// Now: five figures with today's curve against the usual, and the campaigns that run.
import { Skeleton } from '@mantine/core';
import type { Now } from '../../../src/edge/console/messages.ts';
import { useNow } from '../api/queries.ts';
import { day, hourOf } from '../format/time.ts';
import { Broken } from '../parts/broken.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { nowWords } from '../words/now-words.ts';
import { CampaignList } from './campaign-list.tsx';
import { FigureCard, type FigureName } from './figure-card.tsx';
import '../css/now.css';

const figures: readonly FigureName[] = [
  'logins',
  'challenged',
  'held',
  'stoppedJpy',
  'attackedAccounts',
];

export function NowPage() {
  const now = useNow();
  if (now.data) return <NowView now={now.data} />;
  if (now.isError) return <Broken error={now.error} onAgain={() => void now.refetch()} />;
  return (
    <div className="stack" aria-busy="true">
      <Skeleton height={28} width={200} />
      <div className="figures">
        {figures.map((name) => (
          <Skeleton key={name} height={148} />
        ))}
      </div>
      <Skeleton height={220} />
    </div>
  );
}

function NowView({ now }: { now: Now }) {
  const words = useWords(nowWords);
  const { language } = useLanguage();
  const hour = hourOf(now.time);
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="soft">{words.today(day(now.time, language))}</span>
        <span className="soft small band-note">
          <i /> {words.band}
        </span>
      </div>
      <div className="figures">
        {figures.map((name) => (
          <FigureCard key={name} name={name} figure={now[name]} hour={hour} />
        ))}
      </div>
      <h2 className="section">{words.campaigns}</h2>
      <CampaignList campaigns={now.campaigns} />
    </>
  );
}
