// Lets the pages be seen by somebody who is logged in; a session that ends is renewed over the page.
import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Route, Switch } from 'wouter';
import { whenUnauthorised } from '../api/client.ts';
import { useSession } from '../api/queries.ts';
import { accessWords } from '../words/access-words.ts';
import { useWords } from '../words/language.tsx';
import { AccessFrame } from './access-frame.tsx';
import { EnterPage } from './enter-page.tsx';
import { LoginPanel } from './login-panel.tsx';

export function AccessGate({ children }: { children: ReactNode }) {
  return (
    <Switch>
      <Route path="/enter">
        <EnterPage />
      </Route>
      <Route>
        <Guarded>{children}</Guarded>
      </Route>
    </Switch>
  );
}

function Guarded({ children }: { children: ReactNode }) {
  const words = useWords(accessWords);
  const client = useQueryClient();
  const session = useSession();
  const [isEnded, setEnded] = useState(false);
  const hasSession = session.data !== undefined;
  useEffect(() => whenUnauthorised(() => setEnded(true)), []);
  const onIn = (): void => {
    setEnded(false);
    void client.invalidateQueries();
  };
  if (!hasSession) {
    if (session.isPending) return null;
    return session.isError ? <Unreachable /> : <LoginPage onIn={onIn} />;
  }
  return (
    <>
      {children}
      <Modal
        opened={isEnded}
        onClose={() => undefined}
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        title={words.dialogTitle}
      >
        <p className="soft">{words.again}</p>
        <LoginPanel onIn={onIn} />
      </Modal>
    </>
  );
}

function LoginPage({ onIn }: { onIn: () => void }) {
  return (
    <AccessFrame>
      <LoginPanel onIn={onIn} />
    </AccessFrame>
  );
}

const askAgainMs = 2_000;

function Unreachable() {
  const words = useWords(accessWords);
  const { refetch } = useSession();
  useEffect(() => {
    const again = setInterval(() => void refetch(), askAgainMs);
    return () => clearInterval(again);
  }, [refetch]);
  return (
    <AccessFrame>
      <p role="status">{words.unreachable}</p>
    </AccessFrame>
  );
}
