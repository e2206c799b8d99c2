// The quiet page around log-in and set-up.
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { accessWords } from '../words/access-words.ts';
import { useWords } from '../words/language.tsx';

export function AccessFrame({ children }: { children: ReactNode }) {
  const words = useWords(accessWords);
  return (
    <main className="access">
      <div className="access-brand">
        <img src="/console/icon.svg" width="44" height="44" alt="" />
        <div>
          <h1>Sekisho 関所</h1>
          <p className="soft">{words.sub}</p>
        </div>
      </div>
      <div className="panel stack">{children}</div>
      <LanguageSwitch />
    </main>
  );
}
