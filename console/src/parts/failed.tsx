// Stands under what was asked for and did not happen, and is read out at once.
import { commonWords } from '../words/common-words.ts';
import { useWords } from '../words/language.tsx';

interface FailedProps {
  readonly when: boolean;
  /** Why, where more is known than that it failed. */
  readonly why?: string;
}

export function Failed({ when, why }: FailedProps) {
  const { failed } = useWords(commonWords);
  if (!when) return null;
  return (
    <p role="alert" className="alert">
      {why ?? failed}
    </p>
  );
}
