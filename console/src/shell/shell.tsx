// What stands around every page: ribbon, head, bars, foot, and the keys that work everywhere.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { followLive } from '../api/live.ts';
import { useSession } from '../api/queries.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell-words.ts';
import { Head } from './head.tsx';
import { Help } from './help.tsx';
import { LostBar } from './lost-bar.tsx';
import { WaitingBar } from './waiting-bar.tsx';

export function Shell({ children }: { children: ReactNode }) {
  const words = useWords(shellWords);
  const client = useQueryClient();
  const session = useSession().data;
  const [location, go] = useLocation();
  const [isHelp, setHelp] = useState(false);
  useEffect(() => followLive(client), [client]);
  useKeys({ '?': () => setHelp(true), '1': () => go('/'), '2': () => go('/queue') });
  const here = (path: string) =>
    (path === '/' ? location === '/' : location.startsWith(path)) ? 'page' : undefined;
  return (
    <div className="shell">
      <a className="unseen" href="#page">
        {words.skip}
      </a>
      {session?.simulated && <div className="ribbon">{words.simulated}</div>}
      <Head here={here} onHelp={() => setHelp(true)} />
      <LostBar />
      <WaitingBar />
      <main id="page">{children}</main>
      <footer className="foot">
        <a href="https://db-ip.com" target="_blank" rel="noreferrer">
          {words.attribution}
        </a>
        <button type="button" className="plain-button small keys" onClick={() => setHelp(true)}>
          {words.keys} <kbd>?</kbd>
        </button>
      </footer>
      <nav className="phone-nav" aria-label={words.pages}>
        <Link href="/" aria-current={here('/')}>
          {words.now}
        </Link>
        <Link href="/queue" aria-current={here('/queue') ?? here('/cases')}>
          {words.queue}
        </Link>
      </nav>
      <Help opened={isHelp} onClose={() => setHelp(false)} />
    </div>
  );
}
