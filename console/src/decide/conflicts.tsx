// What somebody else did to the same cases first: said plainly, and nothing is overwritten.
import { Button } from '@mantine/core';
import type { Case, CaseState } from '../../../src/core/case/case.ts';
import type { CaseAction } from '../../../src/edge/console/messages.ts';
import { isApiError } from '../api/client.ts';
import { useNameOf } from '../api/use-name-of.ts';
import { clock } from '../format/time.ts';
import { commonWords } from '../words/common-words.ts';
import { decisionWords } from '../words/decision-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';

/** A case as it is now, in the body of the refusal. */
interface Current {
  readonly account: string;
  readonly state: CaseState;
  readonly lastAction?: CaseAction;
}

const shownMax = 5;

function currentOf(error: unknown): readonly Current[] {
  if (!isApiError(error)) return [];
  const { cases } = error.problem.body as { cases?: readonly (Case & Current)[] };
  return cases ?? [];
}

export function Conflicts({ error, onClose }: { error: unknown; onClose: () => void }) {
  const words = useWords(decisionWords);
  const { states } = useWords(commonWords);
  const { language } = useLanguage();
  const nameOf = useNameOf();
  return (
    <div role="alert" className="alert stack">
      <p>{words.conflict}</p>
      <ul>
        {currentOf(error)
          .slice(0, shownMax)
          .map(({ account, state, lastAction }) => (
            <li key={account}>
              {words.conflictState(account, states[state])}
              {lastAction && (
                <div className="soft">
                  {words.conflictLine(
                    nameOf(lastAction.by),
                    words.done[lastAction.action],
                    clock(lastAction.time, language),
                  )}
                </div>
              )}
            </li>
          ))}
      </ul>
      <div>
        <Button variant="default" onClick={onClose}>
          {words.seeNow}
        </Button>
      </div>
    </div>
  );
}
