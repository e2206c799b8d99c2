// The head of a column of times, with the zone they are in.
import { zoneName } from '../format/time.ts';
import { commonWords } from '../words/common-words.ts';
import { useWords } from '../words/language.tsx';

export function TimeHead() {
  const { time } = useWords(commonWords);
  return (
    <th>
      {time} ({zoneName})
    </th>
  );
}
