// The button that turns every word into the other language.
import { useLanguage, useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell-words.ts';

export function LanguageSwitch() {
  const words = useWords(shellWords);
  const { language, choose } = useLanguage();
  const other = language === 'ja' ? 'en' : 'ja';
  return (
    <button
      type="button"
      className="plain-button"
      aria-label={words.otherLabel}
      onClick={() => choose(other)}
    >
      <span lang={other}>{words.other}</span>
    </button>
  );
}
