// A verdict in its colour, with icon and word: never by colour alone.
import type { Verdict } from '../../../src/core/decision/decision.ts';
import { commonWords } from '../words/common-words.ts';
import { useWords } from '../words/language.tsx';
import { Icon } from './icon.tsx';

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { verdicts } = useWords(commonWords);
  return (
    <span className={`verdict ${verdict}`}>
      <Icon name={verdict} />
      {verdicts[verdict]}
    </span>
  );
}
