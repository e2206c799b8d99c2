// Joins what the pages need: look, language, the service's answers, and the person who is logged in.
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { AccessGate } from './access/access-gate.tsx';
import { createClient } from './api/query-client.ts';
import { Pages } from './shell/pages.tsx';
import { theme } from './theme.ts';
import { LanguageProvider } from './words/language.tsx';

const client = createClient();

/** The service writes a new one into the page with every answer; styles without it are refused. */
const styleNonce = (): string =>
  document.querySelector('meta[name=csp-nonce]')?.getAttribute('content') ?? '';

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <LanguageProvider>
        <QueryClientProvider client={client}>
          <Router base="/console">
            <AccessGate>
              <Pages />
            </AccessGate>
          </Router>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
