// Says that the page shows a moment of the past, and leads back.
import { Button } from '@mantine/core';
import { moment, zoneName } from '../format/time.ts';
import { caseWords } from '../words/case-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';

export function AsKnown({ at, onAt }: { at: string; onAt: (at: string) => void }) {
  const words = useWords(caseWords);
  const { language } = useLanguage();
  return (
    <div role="status" className={at ? 'as-known' : 'unseen'}>
      {at && (
        <>
          <span>{words.asKnown(`${moment(at, language)} ${zoneName}`)}</span>
          <Button variant="default" onClick={() => onAt('')}>
            {words.backToNow}
          </Button>
        </>
      )}
    </div>
  );
}
