// Views of the queue: those everybody has, and those kept in this browser.
import { addressOf, type Filter, undecided } from './queue-filter.ts';

export type BuiltInName = 'undecided' | 'mine' | 'unowned' | 'held' | 'after' | 'all';

export const builtIns: readonly { readonly name: BuiltInName; readonly filter: Filter }[] = [
  { name: 'undecided', filter: { state: undecided } },
  { name: 'mine', filter: { state: 'open', owner: 'me' } },
  { name: 'unowned', filter: { state: undecided, owner: 'none' } },
  { name: 'held', filter: { state: 'open', held: '1' } },
  { name: 'after', filter: { state: 'confirmed,restituting' } },
  { name: 'all', filter: { state: 'all' } },
];

export interface SavedView {
  readonly name: string;
  readonly address: string;
}

/** Beyond it the oldest goes. */
const savedMax = 12;
const storedAt = 'sekisho.views';

export function readSaved(): readonly SavedView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storedAt) ?? '[]');
    return Array.isArray(stored) ? (stored as SavedView[]) : [];
  } catch {
    return [];
  }
}

export function saveView(name: string, filter: Filter): readonly SavedView[] {
  const others = readSaved().filter((view) => view.name !== name);
  const views = [...others, { name, address: addressOf(filter) }].slice(-savedMax);
  localStorage.setItem(storedAt, JSON.stringify(views));
  return views;
}

export function removeView(name: string): readonly SavedView[] {
  const views = readSaved().filter((view) => view.name !== name);
  localStorage.setItem(storedAt, JSON.stringify(views));
  return views;
}
