// Which address shows which page, and what stands around all of them.
import { useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { CasePage } from '../case/case-page.tsx';
import { EventsPage } from '../now/events-page.tsx';
import { NowPage } from '../now/now-page.tsx';
import { QueuePage } from '../queue/queue-page.tsx';
import { useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell-words.ts';
import { Boundary } from './boundary.tsx';
import { PageLoading } from './page-loading.tsx';
import { phoneQuery } from './phone.ts';
import { Shell } from './shell.tsx';

const CampaignPage = lazy(() =>
  import('../campaign/campaign-page.tsx').then((m) => ({ default: m.CampaignPage })),
);
const InstrumentPage = lazy(() =>
  import('../instrument/instrument-page.tsx').then((m) => ({ default: m.InstrumentPage })),
);
const RegulatorPage = lazy(() =>
  import('../regulator/regulator-page.tsx').then((m) => ({ default: m.RegulatorPage })),
);
const SettingsPage = lazy(() =>
  import('../settings/settings-page.tsx').then((m) => ({ default: m.SettingsPage })),
);

function WideOnly({ children }: { children: ReactNode }) {
  const words = useWords(shellWords);
  const isPhone = useMediaQuery(phoneQuery, false, { getInitialValueInEffect: false });
  if (!isPhone) return children;
  return (
    <p className="panel">
      {words.wideOnly} <Link href="/">{words.toNow}</Link>
    </p>
  );
}

function NotFound() {
  const words = useWords(shellWords);
  return (
    <p className="panel">
      {words.notFound} <Link href="/">{words.toNow}</Link>
    </p>
  );
}

export function Pages() {
  const [location] = useLocation();
  return (
    <Shell>
      <Boundary key={location}>
        <Suspense fallback={<PageLoading />}>
          <Switch>
            <Route path="/">
              <NowPage />
            </Route>
            <Route path="/events">
              <EventsPage />
            </Route>
            <Route path="/queue">
              <QueuePage />
            </Route>
            <Route path="/cases/:id">{({ id }) => <CasePage id={id} />}</Route>
            <Route path="/campaigns/:id">
              {({ id }) => (
                <WideOnly>
                  <CampaignPage id={id} />
                </WideOnly>
              )}
            </Route>
            <Route path="/instruments/:id">
              {({ id }) => (
                <WideOnly>
                  <InstrumentPage id={id} />
                </WideOnly>
              )}
            </Route>
            <Route path="/regulator">
              <RegulatorPage />
            </Route>
            <Route path="/settings/:part?">
              {({ part }) => (
                <WideOnly>
                  <SettingsPage part={part ?? 'policy'} />
                </WideOnly>
              )}
            </Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </Boundary>
    </Shell>
  );
}
