// The head of every page: where one may go, what time it is there, language, look, and who one is.
import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link } from 'wouter';
import { useLive } from '../api/live-store.ts';
import { useServiceTime, useSession } from '../api/queries.ts';
import { useLogOut } from '../api/use-log-out.ts';
import { clockMinutes, day, zoneName } from '../format/time.ts';
import { Icon } from '../parts/icon.tsx';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell-words.ts';

interface HeadProps {
  readonly here: (path: string) => 'page' | undefined;
  readonly onHelp: () => void;
}

export function Head({ here, onHelp }: HeadProps) {
  const words = useWords(shellWords);
  // An administrator manages people and keys, and sees no customer.
  const seesCases = useSession().data?.user.role !== 'administrator';
  return (
    <header className="head">
      <Link href="/" className="brand">
        <img src="/console/icon.svg" width="22" height="22" alt="" />
        Sekisho
      </Link>
      <nav aria-label={words.pages}>
        <Link href="/" aria-current={here('/')}>
          {words.now}
        </Link>
        {seesCases && (
          <>
            <Link href="/queue" aria-current={here('/queue') ?? here('/cases')}>
              {words.queue}
            </Link>
            <Link href="/regulator" aria-current={here('/regulator')}>
              {words.regulator}
            </Link>
          </>
        )}
        <Link href="/settings" aria-current={here('/settings')}>
          {words.settings}
        </Link>
      </nav>
      <div className="rest">
        <Clock />
        <Looks />
        <Me onHelp={onHelp} />
      </div>
    </header>
  );
}

function Clock() {
  const { language } = useLanguage();
  const words = useWords(shellWords);
  const time = useServiceTime();
  const { state } = useLive();
  return (
    <span className="clock wide-only">
      {state === 'live' && (
        <>
          <span className="live-dot" />
          <span className="unseen">{words.live}</span>
        </>
      )}
      {state === 'lost' && <span className="live-dot lost" />}
      {day(time, language)} {clockMinutes(time, language)} {zoneName}
    </span>
  );
}

function Looks() {
  const words = useWords(shellWords);
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const isDark = scheme === 'dark';
  return (
    <>
      <button
        type="button"
        className="plain-button wide-only"
        aria-label={isDark ? words.toLight : words.toDark}
        onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      >
        {isDark ? words.light : words.dark}
      </button>
      <LanguageSwitch />
    </>
  );
}

function Me({ onHelp }: { onHelp: () => void }) {
  const words = useWords(shellWords);
  const user = useSession().data?.user;
  const logOut = useLogOut();
  if (!user) return null;
  const name = words.demoNames[user.name] ?? user.name;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button type="button" className="plain-button row">
          <Icon name="person" /> {name}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}, {words.roles[user.role]}
        </Menu.Label>
        <Menu.Item onClick={onHelp}>{words.keys}</Menu.Item>
        <Menu.Item onClick={() => logOut.mutate()}>{words.logOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
