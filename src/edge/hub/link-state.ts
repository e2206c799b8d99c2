// How far a firm's link to the hub has come: what it told, what it heard, what it watches for. A file.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { TokenBook } from '../../hub/inward.ts';
import type { Told } from '../../hub/told.ts';

export interface LinkState {
  /** Number of the last change heard of. */
  upTo: number;
  readonly book: TokenBook;
  readonly told: Told;
  /** Instruments reported open. */
  readonly attacked: Set<string>;
  /** Day of the last table told. */
  tableAsOf: string;
}

export function emptyLinkState(): LinkState {
  return { upTo: 0, book: new Map(), told: new Map(), attacked: new Set(), tableAsOf: '' };
}

/** A file that cannot be read is an error: from nothing, everything would be told again. */
export function readLinkState(path: string): LinkState {
  if (!existsSync(path)) return emptyLinkState();
  const { upTo, book, told, attacked, tableAsOf } = JSON.parse(readFileSync(path, 'utf8'));
  return {
    upTo: Number(upTo),
    book: new Map(book),
    told: new Map(told),
    attacked: new Set(attacked),
    tableAsOf: String(tableAsOf),
  };
}

/** Whole or not at all. */
export function writeLinkState(path: string, state: LinkState): void {
  const { upTo, book, told, attacked, tableAsOf } = state;
  const lists = { book: [...book], told: [...told], attacked: [...attacked] };
  writeFileSync(`${path}.new`, JSON.stringify({ upTo, tableAsOf, ...lists }), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Apart from the first, so that nothing counts as told before the hub has taken it. */
export function copyLinkState(state: LinkState): LinkState {
  return {
    ...state,
    book: new Map(state.book),
    told: new Map(state.told),
    attacked: new Set(state.attacked),
  };
}
