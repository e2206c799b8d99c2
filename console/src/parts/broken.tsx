// What stands where something could not be read: what it was, and a way to try again.
import { Button } from '@mantine/core';
import { statusOf } from '../api/client.ts';
import { commonWords } from '../words/common-words.ts';
import { useWords } from '../words/language.tsx';

export function Broken({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const words = useWords(commonWords);
  const isMissing = statusOf(error) === 404 || statusOf(error) === 403;
  return (
    <div className="panel empty stack" role="alert">
      <p>{isMissing ? words.notThere : words.unread}</p>
      {!isMissing && (
        <div>
          <Button variant="default" onClick={onAgain}>
            {words.tryAgain}
          </Button>
        </div>
      )}
    </div>
  );
}
