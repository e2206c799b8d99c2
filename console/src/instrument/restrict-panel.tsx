// The button that stops buying an instrument for a time, and the one that lifts it.
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InstrumentDetail } from '../../../src/edge/console/messages.ts';
import { post, remove } from '../api/client.ts';
import { useServiceTime, useSession } from '../api/queries.ts';
import { useNameOf } from '../api/use-name-of.ts';
import { noteMax } from '../decide/decision-dialog.tsx';
import { moment, zoneName } from '../format/time.ts';
import { Failed } from '../parts/failed.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { instrumentWords } from '../words/instrument-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';

const hoursOffered = [1, 2, 4, 8, 24, 72];
const hourMs = 3_600_000;

function useRestriction(instrument: string) {
  const client = useQueryClient();
  const path = `/instruments/${encodeURIComponent(instrument)}/restriction`;
  const onSettled = () => client.invalidateQueries({ queryKey: ['instrument'] });
  return {
    restrict: useMutation({
      mutationFn: (body: { expires: string; note?: string }) => post(path, body),
      onSettled,
    }),
    lift: useMutation({ mutationFn: () => remove(path), onSettled }),
  };
}

export function RestrictPanel({ detail }: { detail: InstrumentDetail }) {
  const words = useWords(instrumentWords);
  const { language } = useLanguage();
  const nameOf = useNameOf();
  const role = useSession().data?.user.role;
  const { restrict, lift } = useRestriction(detail.instrument);
  const { restriction } = detail;
  return (
    <section className="panel stack">
      <h2>{words.restrict}</h2>
      <p className="soft">{words.restrictWhy}</p>
      {restriction && (
        <p className="alert">
          {words.restricted(
            `${moment(restriction.expires, language)} ${zoneName}`,
            nameOf(restriction.by),
          )}
          {restriction.note && <span className="note"> {restriction.note}</span>}
        </p>
      )}
      {role !== 'supervisor' && <p className="soft">{words.onlySupervisor}</p>}
      {role === 'supervisor' && restriction && (
        <div>
          <Button variant="default" loading={lift.isPending} onClick={() => lift.mutate()}>
            {words.lift}
          </Button>
        </div>
      )}
      {role === 'supervisor' && !restriction && (
        <RestrictForm
          instrument={detail.instrument}
          isPending={restrict.isPending}
          onRestrict={(body, onTaken) => restrict.mutate(body, { onSuccess: onTaken })}
        />
      )}
      <Failed when={restrict.isError || lift.isError} />
    </section>
  );
}

interface RestrictFormProps {
  readonly instrument: string;
  readonly isPending: boolean;
  readonly onRestrict: (body: { expires: string; note?: string }, onTaken: () => void) => void;
}

function RestrictForm({ instrument, isPending, onRestrict }: RestrictFormProps) {
  const words = useWords(instrumentWords);
  const nowMs = useServiceTime();
  const [hours, setHours] = useState('4');
  const [note, writeNote] = useDraft(`restrict ${instrument}`);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const expires = new Date(nowMs + Number(hours) * hourMs).toISOString();
        const text = note.trim();
        onRestrict({ expires, ...(text ? { note: text } : {}) }, () => writeNote(''));
      }}
    >
      <NativeSelect
        label={words.hours}
        value={hours}
        onChange={(event) => setHours(event.currentTarget.value)}
        data={hoursOffered.map((value) => ({
          value: String(value),
          label: words.hoursOf(String(value)),
        }))}
      />
      <Textarea
        label={words.note}
        autosize
        minRows={2}
        maxLength={noteMax}
        value={note}
        onChange={(event) => writeNote(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={isPending}>
          {words.doIt}
        </Button>
      </div>
    </form>
  );
}
