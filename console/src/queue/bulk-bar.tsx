// What may be done with the selected cases at once, each button under the sentence of what follows.
import { Button } from '@mantine/core';
import type { QueueRow } from '../../../src/core/case/shown.ts';
import type { Ask } from '../decide/decision.ts';
import { useNeedsSecond } from '../decide/use-needs-second.ts';
import { useSentence } from '../decide/use-sentence.ts';
import { count } from '../format/money.ts';
import { decisionWords } from '../words/decision-words.ts';
import { useWords } from '../words/language.tsx';
import { queueWords } from '../words/queue-words.ts';

interface BulkBarProps {
  readonly rows: readonly QueueRow[];
  readonly onAsk: (ask: Ask) => void;
  readonly onClear: () => void;
}

export function BulkBar({ rows, onAsk, onClear }: BulkBarProps) {
  const words = useWords(queueWords);
  const decisions = useWords(decisionWords);
  const sentenceOf = useSentence();
  const needsSecond = useNeedsSecond();
  const confirm: Ask = { action: 'confirm', cases: rows };
  return (
    <section className="bulk" aria-label={words.selected(count(rows.length))}>
      <p>
        {sentenceOf(confirm)}
        {needsSecond(confirm) && <em>; {decisions.needsSecond}</em>}
      </p>
      <div className="row">
        <Button onClick={() => onAsk(confirm)}>{decisions.actions.confirm}</Button>
        <Button variant="default" onClick={() => onAsk({ action: 'dismiss', cases: rows })}>
          {decisions.actions.dismiss}
        </Button>
        <Button variant="default" onClick={() => onAsk({ action: 'assign', cases: rows })}>
          {decisions.take}
        </Button>
        <Button variant="subtle" onClick={onClear}>
          {words.clearSelection}
        </Button>
      </div>
    </section>
  );
}
