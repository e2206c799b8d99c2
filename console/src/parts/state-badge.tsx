// The state of a case or a campaign as a word in a pill.
import type { CaseState } from '../../../src/core/case/case.ts';
import type { CampaignLine } from '../../../src/core/case/shown.ts';
import { commonWords } from '../words/common-words.ts';
import { useWords } from '../words/language.tsx';

export function CaseStateBadge({ state }: { state: CaseState }) {
  const { states } = useWords(commonWords);
  return <span className={`state ${state}`}>{states[state]}</span>;
}

export function CampaignStateBadge({ state }: { state: CampaignLine['state'] }) {
  const { campaignStates } = useWords(commonWords);
  return <span className={`state ${state}`}>{campaignStates[state]}</span>;
}
