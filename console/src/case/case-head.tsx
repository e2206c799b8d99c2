// The head of a case: whose account, in what state, how sure, how much, and who has it.
import { Link } from 'wouter';
import type { CaseDetail } from '../../../src/edge/console/messages.ts';
import { useNameOf } from '../api/use-name-of.ts';
import { yen } from '../format/money.ts';
import { moment, zoneName } from '../format/time.ts';
import { LinkChip } from '../now/campaign-list.tsx';
import { RiskMark } from '../parts/risk-mark.tsx';
import { CaseStateBadge } from '../parts/state-badge.tsx';
import { caseWords } from '../words/case-words.ts';
import { commonWords } from '../words/common-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';

export function CaseHead({ detail, isBeside }: { detail: CaseDetail; isBeside: boolean }) {
  const words = useWords(caseWords);
  const common = useWords(commonWords);
  const { language } = useLanguage();
  const nameOf = useNameOf();
  const { line, campaign } = detail;
  return (
    <header className="case-head">
      <div className="row wide wrap">
        {!isBeside && (
          <Link href="/queue" className="soft wide-only">
            {words.queue}
          </Link>
        )}
        <h1 className="mono clip">{line.account}</h1>
        <CaseStateBadge state={line.state} />
        <RiskMark risk={detail.risk} />
        {line.firm && <span className="soft">{line.firm}</span>}
      </div>
      <dl className="row wide wrap case-facts">
        <Fact name={words.opened} value={`${moment(line.opened, language)} ${zoneName}`} />
        <Fact name={words.owner} value={detail.owner ? nameOf(detail.owner) : words.nobody} />
        <Fact name={words.sold} value={yen(line.saleValueJpy, language)} />
        <Fact name={words.bought} value={yen(line.purchaseValueJpy, language)} />
        {campaign && (
          <div>
            <dt>{common.campaign}</dt>
            <dd>
              <Link href={`/campaigns/${encodeURIComponent(campaign.campaign)}`}>
                {campaign.links[0] ? <LinkChip link={campaign.links[0]} /> : campaign.campaign}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </header>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
