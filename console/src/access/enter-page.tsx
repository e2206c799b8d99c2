// Where the one-time link leads: the new user makes a passkey and is in.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isApiError } from '../api/client.ts';
import { accessWords } from '../words/access-words.ts';
import { useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell-words.ts';
import { AccessFrame } from './access-frame.tsx';
import { acceptInvitation, type Invitation, readInvitation } from './log-in.ts';

export function EnterPage() {
  const words = useWords(accessWords);
  // Behind the #, so that no log on the way ever holds it.
  const [token] = useState(() => location.hash.slice(1));
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => readInvitation(token),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <AccessFrame>
      <h2>{words.enterTitle}</h2>
      {invitation.isError && <p role="alert">{words.linkDead}</p>}
      {invitation.data && <Accept token={token} invitation={invitation.data} />}
    </AccessFrame>
  );
}

function Accept({ token, invitation }: { token: string; invitation: Invitation }) {
  const words = useWords(accessWords);
  const { roles } = useWords(shellWords);
  const client = useQueryClient();
  const [, go] = useLocation();
  const [label, setLabel] = useState('');
  const accept = useMutation({
    mutationFn: () => acceptInvitation(token, invitation, label.trim()),
    onSuccess: (session) => {
      client.setQueryData(['session'], session);
      go('/', { replace: true });
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        accept.mutate();
      }}
    >
      <p>{words.enterFor(invitation.name, roles[invitation.role])}</p>
      <p className="soft">{words.enterWhy}</p>
      <TextInput
        label={words.label}
        description={words.labelHint}
        maxLength={60}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" loading={accept.isPending}>
        {words.create}
      </Button>
      {accept.isError && (
        <p role="alert">{isApiError(accept.error) ? words.linkDead : words.cancelled}</p>
      )}
    </form>
  );
}
