// Views and filters above the queue.
import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type RefObject, useEffect, useState } from 'react';
import type { Queue } from '../../../src/edge/console/messages.ts';
import { count } from '../format/money.ts';
import { Icon } from '../parts/icon.tsx';
import { commonWords } from '../words/common-words.ts';
import { useWords } from '../words/language.tsx';
import { queueWords } from '../words/queue-words.ts';
import { undecided } from './queue-filter.ts';
import type { FilterHandle } from './use-filter.ts';
import { ViewTabs } from './view-tabs.tsx';

const typingMs = 200;

interface FilterBarProps {
  readonly handle: FilterHandle;
  readonly byState: Queue['byState'] | undefined;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

export function FilterBar({ handle, byState, searchRef }: FilterBarProps) {
  const words = useWords(queueWords);
  const { states } = useWords(commonWords);
  const { filter, set } = handle;
  const named = (state: keyof typeof states) =>
    `${states[state]}${byState ? ` (${count(byState[state] ?? 0)})` : ''}`;
  return (
    <div className="filters">
      <ViewTabs handle={handle} />
      <div className="row wrap">
        <SearchInput
          value={filter.text ?? ''}
          onText={(text) => set('text', text)}
          inputRef={searchRef}
        />
        <NativeSelect
          aria-label={words.state}
          value={filter.state ?? undecided}
          onChange={(event) => set('state', event.currentTarget.value)}
          data={[
            { value: undecided, label: words.undecided },
            { value: 'open', label: words.open },
            { value: 'confirmed,restituting', label: words.after },
            ...(Object.keys(states) as (keyof typeof states)[]).map((state) => ({
              value: state,
              label: named(state),
            })),
            { value: 'all', label: words.all },
          ]}
        />
        <NativeSelect
          className="wide-only"
          aria-label={words.owner}
          value={filter.owner ?? ''}
          onChange={(event) => set('owner', event.currentTarget.value)}
          data={[
            { value: '', label: `${words.owner}: ${words.anyone}` },
            { value: 'me', label: `${words.owner}: ${words.me}` },
            { value: 'none', label: `${words.owner}: ${words.nobody}` },
          ]}
        />
        <NativeSelect
          className="wide-only"
          aria-label={words.order}
          value={filter.order ?? 'avoidable'}
          onChange={(event) => set('order', event.currentTarget.value)}
          data={Object.entries(words.orders).map(([value, label]) => ({ value, label }))}
        />
        {filter.campaign && (
          <button type="button" className="chip" onClick={() => set('campaign', '')}>
            <span className="kind">{words.campaignFilter}</span>
            <span className="clip mono">{filter.campaign}</span>
            <Icon name="close" size={11} />
            <span className="unseen">{words.clear}</span>
          </button>
        )}
      </div>
    </div>
  );
}

interface SearchInputProps {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** What is typed goes into the address a moment after the last key. */
function SearchInput({ value, onText, inputRef }: SearchInputProps) {
  const words = useWords(queueWords);
  const [text, setText] = useState(value);
  const say = useDebouncedCallback(onText, typingMs);
  useEffect(() => setText(value), [value]);
  return (
    <TextInput
      ref={inputRef}
      type="search"
      className="search"
      leftSection={<Icon name="search" />}
      aria-label={words.search}
      placeholder={words.search}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        say(event.currentTarget.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}
