// The views as tabs, one's own after everybody's, and the little form that keeps a new one.
import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/language.tsx';
import { queueWords } from '../words/queue-words.ts';
import { addressOf, type Filter, filterOf } from './queue-filter.ts';
import type { FilterHandle } from './use-filter.ts';
import { builtIns, readSaved, removeView, saveView } from './views.ts';

export function ViewTabs({ handle }: { handle: FilterHandle }) {
  const words = useWords(queueWords);
  const [saved, setSaved] = useState(readSaved);
  const { filter, show } = handle;
  const address = addressOf(filter);
  const isKnown =
    builtIns.some((view) => addressOf(view.filter) === address) ||
    saved.some((view) => view.address === address);
  return (
    <div className="views row wrap">
      {builtIns.map((view) => (
        <button
          key={view.name}
          type="button"
          className="view"
          aria-pressed={addressOf(view.filter) === address}
          onClick={() => show(view.filter)}
        >
          {words.views[view.name]}
        </button>
      ))}
      {saved.map((view) => (
        <span key={view.name} className="row saved">
          <button
            type="button"
            className="view"
            aria-pressed={view.address === address}
            onClick={() => show(filterOf(new URLSearchParams(view.address)))}
          >
            {view.name}
          </button>
          {view.address === address && (
            <button
              type="button"
              className="plain-button"
              aria-label={words.removeView(view.name)}
              onClick={() => setSaved(removeView(view.name))}
            >
              <Icon name="close" size={11} />
            </button>
          )}
        </span>
      ))}
      {!isKnown && <SaveView filter={filter} onSaved={() => setSaved(readSaved())} />}
    </div>
  );
}

function SaveView({ filter, onSaved }: { filter: Filter; onSaved: () => void }) {
  const words = useWords(queueWords);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <button type="button" className="plain-button wide-only" onClick={() => setOpen(!isOpen)}>
          {words.saveView}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (!name.trim()) return;
            saveView(name.trim(), filter);
            setOpen(false);
            onSaved();
          }}
        >
          <TextInput
            aria-label={words.viewName}
            placeholder={words.viewName}
            maxLength={30}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit">{words.save}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
