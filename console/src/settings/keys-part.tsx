// The firms' keys: made, changed over with both good for a day, revoked; a key is shown once.
import { Button, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post, remove } from '../api/client.ts';
import { date } from '../format/time.ts';
import { Broken } from '../parts/broken.tsx';
import { Failed } from '../parts/failed.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { settingsWords } from '../words/settings-words.ts';
import { SecretOnce } from './secret-once.tsx';

interface KeyLine {
  readonly id: string;
  readonly firm: string;
  readonly created?: string;
  readonly expires?: string;
}

interface MadeKey {
  readonly key: KeyLine;
  readonly token: string;
}

const overlapHours = 24;

function useKeyList() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['keys'] });
  const pathOf = (id: string) => `/keys/${encodeURIComponent(id)}`;
  return {
    keys: useQuery({
      queryKey: ['keys'],
      queryFn: () => get<{ keys: readonly KeyLine[] }>('/keys'),
    }),
    make: useMutation({
      mutationFn: (firm: string) => post<MadeKey>('/keys', { firm }),
      onSuccess,
    }),
    rotate: useMutation({
      mutationFn: (id: string) => post<MadeKey>(`${pathOf(id)}/rotate`, { overlapHours }),
      onSuccess,
    }),
    revoke: useMutation({ mutationFn: (id: string) => remove(pathOf(id)), onSuccess }),
  };
}

export function KeysPart({ mayChange }: { mayChange: boolean }) {
  const words = useWords(settingsWords);
  const { keys, make, rotate, revoke } = useKeyList();
  const made = rotate.data ?? make.data;
  if (keys.isError) return <Broken error={keys.error} onAgain={() => void keys.refetch()} />;
  if (!keys.data) return <Skeleton height={240} />;
  return (
    <section className="panel stack">
      {mayChange && <KeyForm isPending={make.isPending} onMake={make.mutate} />}
      {made && <SecretOnce title={words.token} secret={made.token} />}
      <Failed when={make.isError || rotate.isError || revoke.isError} />
      <table className="plain">
        <thead>
          <tr>
            <th>{words.key}</th>
            <th>{words.firm}</th>
            <th>{words.created}</th>
            <th>{words.ends}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {keys.data.keys.map((key) => (
            <KeyRow
              key={key.id}
              line={key}
              mayChange={mayChange}
              onRotate={() => rotate.mutate(key.id)}
              onRevoke={() => revoke.mutate(key.id)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface KeyRowProps {
  readonly line: KeyLine;
  readonly mayChange: boolean;
  readonly onRotate: () => void;
  readonly onRevoke: () => void;
}

function KeyRow({ line, mayChange, onRotate, onRevoke }: KeyRowProps) {
  const words = useWords(settingsWords);
  const { language } = useLanguage();
  return (
    <tr>
      <td className="mono">{line.id}</td>
      <td>{line.firm}</td>
      <td>{line.created ? date(line.created, language) : ''}</td>
      <td>{line.expires ? date(line.expires, language) : ''}</td>
      <td className="number">
        {mayChange && (
          <>
            <button type="button" className="plain-button" title={words.overlap} onClick={onRotate}>
              {words.rotate}
            </button>
            <button type="button" className="plain-button" onClick={onRevoke}>
              {words.revoke}
            </button>
          </>
        )}
      </td>
    </tr>
  );
}

function KeyForm({ isPending, onMake }: { isPending: boolean; onMake: (firm: string) => void }) {
  const words = useWords(settingsWords);
  const [firm, setFirm] = useState('');
  return (
    <form
      className="row wrap setting-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (firm.trim()) onMake(firm.trim());
        setFirm('');
      }}
    >
      <TextInput
        label={words.firm}
        maxLength={64}
        value={firm}
        onChange={(event) => setFirm(event.currentTarget.value)}
      />
      <Button type="submit" loading={isPending} disabled={!firm.trim()}>
        {words.addKey}
      </Button>
    </form>
  );
}
