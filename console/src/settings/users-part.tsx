// Users: who they are, what they may do, and the one-time link that lets a new one in.
import { Button, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Role, User } from '../../../src/edge/console/messages.ts';
import { get, post, put } from '../api/client.ts';
import { moment, zoneName } from '../format/time.ts';
import { Broken } from '../parts/broken.tsx';
import { Failed } from '../parts/failed.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { settingsWords } from '../words/settings-words.ts';
import { shellWords } from '../words/shell-words.ts';
import { SecretOnce } from './secret-once.tsx';

interface UserLine extends User {
  readonly state: 'invited' | 'active' | 'disabled';
  readonly passkeys: number;
}

interface Invitation {
  readonly link: string;
  readonly expires: string;
}

const roles: readonly Role[] = ['analyst', 'supervisor', 'auditor', 'administrator'];

function useUsers() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['users'] });
  return {
    users: useQuery({
      queryKey: ['users'],
      queryFn: () => get<{ users: readonly UserLine[] }>('/users'),
    }),
    invite: useMutation({
      mutationFn: (user: { name: string; role: Role; firm: string }) =>
        post<Invitation>('/users', user),
      onSuccess,
    }),
    inviteAgain: useMutation({
      mutationFn: (id: string) => post<Invitation>(`/users/${encodeURIComponent(id)}/invitation`),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ id, state }: { id: string; state: 'active' | 'disabled' }) =>
        put<unknown>(`/users/${encodeURIComponent(id)}`, { state }),
      onSuccess,
    }),
  };
}

export function UsersPart({ mayChange }: { mayChange: boolean }) {
  const words = useWords(settingsWords);
  const { language } = useLanguage();
  const { users, invite, inviteAgain, change } = useUsers();
  const invitation = inviteAgain.data ?? invite.data;
  const isFailed = invite.isError || inviteAgain.isError || change.isError;
  if (users.isError) return <Broken error={users.error} onAgain={() => void users.refetch()} />;
  if (!users.data) return <Skeleton height={240} />;
  return (
    <section className="panel stack">
      {mayChange && <InviteForm isPending={invite.isPending} onInvite={invite.mutate} />}
      {invitation && (
        <SecretOnce
          title={words.link}
          secret={invitation.link}
          until={`${moment(invitation.expires, language)} ${zoneName}`}
        />
      )}
      <Failed when={isFailed} />
      <table className="plain">
        <thead>
          <tr>
            <th>{words.name}</th>
            <th>{words.role}</th>
            <th>{words.firm}</th>
            <th>{words.state}</th>
            <th className="number">{words.passkeyCount}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {users.data.users.map((user) => (
            <UserRow
              key={user.id}
              user={user}
              mayChange={mayChange}
              onLink={() => inviteAgain.mutate(user.id)}
              onState={(state) => change.mutate({ id: user.id, state })}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface UserRowProps {
  readonly user: UserLine;
  readonly mayChange: boolean;
  readonly onLink: () => void;
  readonly onState: (state: 'active' | 'disabled') => void;
}

function UserRow({ user, mayChange, onLink, onState }: UserRowProps) {
  const words = useWords(settingsWords);
  const { roles: names } = useWords(shellWords);
  const isDisabled = user.state === 'disabled';
  return (
    <tr>
      <td>{user.name}</td>
      <td>{names[user.role]}</td>
      <td>{user.firm || words.allFirms}</td>
      <td>{words.states[user.state]}</td>
      <td className="number">{user.passkeys}</td>
      <td className="number">
        {mayChange && (
          <>
            {!isDisabled && (
              <button type="button" className="plain-button" onClick={onLink}>
                {words.newLink}
              </button>
            )}
            <button
              type="button"
              className="plain-button"
              onClick={() => onState(isDisabled ? 'active' : 'disabled')}
            >
              {isDisabled ? words.enable : words.disable}
            </button>
          </>
        )}
      </td>
    </tr>
  );
}

interface InviteFormProps {
  readonly isPending: boolean;
  readonly onInvite: (user: { name: string; role: Role; firm: string }) => void;
}

function InviteForm({ isPending, onInvite }: InviteFormProps) {
  const words = useWords(settingsWords);
  const { roles: names } = useWords(shellWords);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('analyst');
  const [firm, setFirm] = useState('');
  return (
    <form
      className="row wrap setting-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) onInvite({ name: name.trim(), role, firm: firm.trim() });
        setName('');
      }}
    >
      <TextInput
        label={words.name}
        maxLength={128}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={words.role}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
        data={roles.map((value) => ({ value, label: names[value] }))}
      />
      <TextInput
        label={words.firm}
        placeholder={words.firmHint}
        maxLength={64}
        value={firm}
        onChange={(event) => setFirm(event.currentTarget.value)}
      />
      <Button type="submit" loading={isPending} disabled={!name.trim()}>
        {words.addUser}
      </Button>
    </form>
  );
}
