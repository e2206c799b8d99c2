// The running campaigns, one line each: what they share, since when, how much, and the price.
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { Link } from 'wouter';
import type { CampaignLine } from '../../../src/core/case/shown.ts';
import type { Bond } from '../../../src/core/state/campaign.ts';
import { count, price, yen } from '../format/money.ts';
import { percent } from '../format/percent.ts';
import { clockMinutes, monthDay } from '../format/time.ts';
import { linkText } from '../parts/link-text.ts';
import { Sparkline } from '../parts/sparkline.tsx';
import { CampaignStateBadge } from '../parts/state-badge.tsx';
import { phoneQuery } from '../shell/phone.ts';
import { commonWords } from '../words/common-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { nowWords } from '../words/now-words.ts';

export function CampaignList({ campaigns }: { campaigns: readonly CampaignLine[] }) {
  const words = useWords(nowWords);
  const [isOpen, setOpen] = useState(false);
  const idle = campaigns.filter(isIdle);
  const rest = campaigns.filter((line) => !isIdle(line));
  const shown = isOpen ? [...rest, ...idle] : rest;
  const accounts = idle.reduce((sum, line) => sum + line.accounts, 0);
  if (campaigns.length === 0) return <p className="panel empty">{words.noCampaign}</p>;
  return (
    <div className="panel campaigns">
      <div className="campaign-line head-line" aria-hidden="true">
        <span>{words.what}</span>
        <span>{words.state}</span>
        <span>{words.since}</span>
        <span className="number">{words.accounts}</span>
        <span className="number">{words.attempted}</span>
        <span>{words.stopped}</span>
        <span>{words.price}</span>
      </div>
      <ul>
        {shown.map((line) => (
          <li key={line.campaign}>
            <CampaignRow line={line} />
          </li>
        ))}
        {idle.length > 0 && (
          <li>
            <button
              type="button"
              className="campaign-line idle"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
              {words.idle(count(idle.length), count(accounts))}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

/** Nobody tried to trade in it, and it does not go on: worth a line for all of them together. */
const isIdle = ({ state, attemptedJpy }: CampaignLine): boolean =>
  attemptedJpy === 0 && state !== 'running';

export function LinkChip({ link }: { link: Bond }) {
  const { links } = useWords(commonWords);
  return (
    <span className="chip">
      <span className="kind">{links[link.kind]}</span>
      <span className="clip mono">{linkText(link)}</span>
    </span>
  );
}

/** More than these say nothing at a glance. */
const chipsMax = 2;

function CampaignRow({ line }: { line: CampaignLine }) {
  const words = useWords(nowWords);
  const { language } = useLanguage();
  const share = line.attemptedJpy > 0 ? Math.min(1, line.stoppedJpy / line.attemptedJpy) : 0;
  const id = encodeURIComponent(line.campaign);
  // The phone has no page of a campaign: there it leads to its cases.
  const isPhone = useMediaQuery(phoneQuery, false, { getInitialValueInEffect: false });
  const prices = line.prices;
  const priceLabel = prices.length
    ? words.priceOf(price(prices[0]![1]), price(prices.at(-1)![1]))
    : '';
  return (
    <Link
      href={isPhone ? `/queue?state=all&campaign=${id}` : `/campaigns/${id}`}
      className={`campaign-line ${line.state}`}
    >
      <span className="row links">
        {line.links.slice(0, chipsMax).map((link) => (
          <LinkChip key={`${link.kind} ${link.value}`} link={link} />
        ))}
        {line.links.length > chipsMax && (
          <span className="soft small">+{line.links.length - chipsMax}</span>
        )}
      </span>
      <span>
        <CampaignStateBadge state={line.state} />
      </span>
      <span className="when">
        {monthDay(line.since, language)} {clockMinutes(line.since, language)}
      </span>
      <span className="number">{count(line.accounts)}</span>
      <span className="number">{yen(line.attemptedJpy, language)}</span>
      <span className="stopped">
        <span className="share" aria-hidden="true">
          <b style={{ width: `${share * 100}%` }} />
        </span>
        <span title={words.ofAttempted(percent(share))}>{yen(line.stoppedJpy, language)}</span>
      </span>
      <span className="price">
        <Sparkline
          points={prices}
          label={priceLabel}
          {...(line.firstHold ? { momentAt: line.firstHold } : {})}
        />
      </span>
    </Link>
  );
}
