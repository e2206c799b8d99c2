// An empty queue says whether that is good: nothing to do and how much was, or filters that fit nothing.
import { Button } from '@mantine/core';
import { count } from '../format/money.ts';
import { useWords } from '../words/language.tsx';
import { queueWords } from '../words/queue-words.ts';
import { addressOf, undecided } from './queue-filter.ts';
import type { FilterHandle } from './use-filter.ts';

interface QueueEmptyProps {
  readonly handle: FilterHandle;
  readonly clearedToday: number;
}

export function QueueEmpty({ handle, clearedToday }: QueueEmptyProps) {
  const words = useWords(queueWords);
  const isFiltered = addressOf(handle.filter) !== '';
  return (
    <div className="panel empty stack">
      <p>{isFiltered ? words.emptyFilter : words.empty}</p>
      <p>{words.emptyToday(count(clearedToday))}</p>
      {isFiltered && (
        <div>
          <Button variant="default" onClick={() => handle.show({ state: undecided })}>
            {words.clear}
          </Button>
        </div>
      )}
    </div>
  );
}
