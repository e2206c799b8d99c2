// The head of a campaign: what is shared, since when, and how much of it was stopped.

import { Link } from 'wouter';
import type { CampaignLine } from '../../../src/core/case/shown.ts';
import { count, yen } from '../format/money.ts';
import { percent } from '../format/percent.ts';
import { moment, zoneName } from '../format/time.ts';
import { LinkChip } from '../now/campaign-list.tsx';
import { linkText } from '../parts/link-text.ts';
import { CampaignStateBadge } from '../parts/state-badge.tsx';
import { campaignWords } from '../words/campaign-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { nowWords } from '../words/now-words.ts';

export function CampaignHead({ line }: { line: CampaignLine }) {
  const words = useWords(campaignWords);
  const now = useWords(nowWords);
  const { language } = useLanguage();
  const share = line.attemptedJpy > 0 ? line.stoppedJpy / line.attemptedJpy : 0;
  return (
    <>
      <div className="page-head">
        <h1>
          {words.title}{' '}
          <span className="mono">{line.links[0] ? linkText(line.links[0]) : line.campaign}</span>
        </h1>
        <CampaignStateBadge state={line.state} />
        <span className="soft">
          {words.since(moment(line.since, language), moment(line.last, language))} {zoneName}
        </span>
      </div>
      <dl className="campaign-facts">
        <div>
          <dt>{now.what}</dt>
          <dd className="row wrap">
            {line.links.map((link) =>
              link.kind === 'instrument' ? (
                <Link key={link.value} href={`/instruments/${encodeURIComponent(link.value)}`}>
                  <LinkChip link={link} />
                </Link>
              ) : (
                <LinkChip key={`${link.kind} ${link.value}`} link={link} />
              ),
            )}
          </dd>
        </div>
        <div>
          <dt>{now.accounts}</dt>
          <dd>{count(line.accounts)}</dd>
        </div>
        <div>
          <dt>{words.attempted}</dt>
          <dd>{yen(line.attemptedJpy, language)}</dd>
        </div>
        <div>
          <dt>{words.stopped}</dt>
          <dd>
            {yen(line.stoppedJpy, language)} <span className="soft">{percent(share)}</span>
          </dd>
        </div>
        {line.firstHold && (
          <div>
            <dt>{words.firstHold}</dt>
            <dd>{moment(line.firstHold, language)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
