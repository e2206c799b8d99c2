// One's own passkeys: which there are, another one, one less.
import { Button, Skeleton, TextInput } from '@mantine/core';
import { startRegistration } from '@simplewebauthn/browser';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post, remove } from '../api/client.ts';
import { date } from '../format/time.ts';
import { Broken } from '../parts/broken.tsx';
import { Failed } from '../parts/failed.tsx';
import { accessWords } from '../words/access-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { settingsWords } from '../words/settings-words.ts';

interface Passkey {
  readonly id: string;
  readonly label?: string;
  readonly created?: string;
}

type Options = Parameters<typeof startRegistration>[0]['optionsJSON'];

async function addPasskey(label: string): Promise<unknown> {
  const optionsJSON = await post<Options>('/passkeys/options');
  const response = await startRegistration({ optionsJSON });
  return post('/passkeys', { response, ...(label ? { label } : {}) });
}

function usePasskeys() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['passkeys'] });
  const passkeys = useQuery({
    queryKey: ['passkeys'],
    queryFn: () => get<{ passkeys: readonly Passkey[] }>('/passkeys'),
  });
  const add = useMutation({ mutationFn: addPasskey, onSuccess });
  const drop = useMutation({
    mutationFn: (id: string) => remove(`/passkeys/${encodeURIComponent(id)}`),
    onSuccess,
  });
  return { passkeys, add, drop };
}

export function PasskeysPart() {
  const words = useWords(settingsWords);
  const { cancelled } = useWords(accessWords);
  const { language } = useLanguage();
  const [label, setLabel] = useState('');
  const { passkeys, add, drop } = usePasskeys();
  if (passkeys.isError)
    return <Broken error={passkeys.error} onAgain={() => void passkeys.refetch()} />;
  if (!passkeys.data) return <Skeleton height={160} />;
  return (
    <section className="panel stack">
      <form
        className="row wrap setting-form"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(label.trim());
          setLabel('');
        }}
      >
        <TextInput
          label={words.deviceName}
          maxLength={60}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button type="submit" loading={add.isPending}>
          {words.addPasskey}
        </Button>
      </form>
      <Failed when={add.isError || drop.isError} why={cancelled} />
      <table className="plain">
        <thead>
          <tr>
            <th>{words.label}</th>
            <th>{words.created}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {passkeys.data.passkeys.map((passkey) => (
            <tr key={passkey.id}>
              <td>{passkey.label || <span className="soft">{words.unnamed}</span>}</td>
              <td>{passkey.created ? date(passkey.created, language) : ''}</td>
              <td className="number">
                <button
                  type="button"
                  className="plain-button"
                  onClick={() => drop.mutate(passkey.id)}
                >
                  {words.removePasskey}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
