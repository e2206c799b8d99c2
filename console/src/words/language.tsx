// The reader's language: chosen once, kept in the browser, said to screen readers by <html lang>.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Both, Language } from './both.ts';

interface LanguageChoice {
  readonly language: Language;
  choose(language: Language): void;
}

const Choice = createContext<LanguageChoice>({ language: 'ja', choose: () => undefined });
const storedAt = 'sekisho.language';

function firstLanguage(): Language {
  const stored = localStorage.getItem(storedAt);
  if (stored === 'ja' || stored === 'en') return stored;
  return navigator.language.startsWith('ja') ? 'ja' : 'en';
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose(next: Language) {
        localStorage.setItem(storedAt, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <Choice value={choice}>{children}</Choice>;
}

export function useLanguage(): LanguageChoice {
  return useContext(Choice);
}

export function useWords<T>(words: Both<T>): T {
  return words[useContext(Choice).language];
}
