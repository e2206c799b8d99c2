// Plays the lists through a memory in time order: what was known of every URL when it was seen.
import type { BrandDictionary } from '../../intel/url/brand-dictionary.ts';
import {
  createCampaignMemory,
  type Recollection,
  recall,
  teach,
} from '../../intel/url/campaign-memory.ts';
import { feedFirm } from '../../intel/url/feed-brand.ts';
import type { HonestName, PhishingRow } from './dataset.ts';

export interface Remembered {
  readonly rows: ReadonlyMap<PhishingRow, readonly Recollection[]>;
  /** Honest names are asked at times spread over the whole list; the month of the asking with it. */
  readonly honest: ReadonlyMap<
    HonestName,
    { readonly known: readonly Recollection[]; readonly month: string }
  >;
}

/** `delayMs`: how long before a row something must have been confirmed to be known at it. */
export function remember(
  rows: readonly PhishingRow[],
  honest: readonly HonestName[],
  delayMs: number,
  dictionary: BrandDictionary,
): Remembered {
  const memory = createCampaignMemory();
  const known = new Map<PhishingRow, Recollection[]>();
  const asked: [HonestName, { known: Recollection[]; month: string }][] = [];
  let taught = 0;
  for (const [at, row] of rows.entries()) {
    for (; taught < at && rows[taught].timeMs + delayMs <= row.timeMs; taught += 1) {
      const { reading, timeMs, brand } = rows[taught];
      if (reading.ownership !== 'anybody') continue;
      const firm = feedFirm(brand, dictionary);
      const { parent } = reading.parts;
      teach(memory, { keys: reading.keys, parent, firm, timeMs, teacher: 'list' });
    }
    known.set(row, recall(memory, row.reading.keys, row.timeMs));
    const until = Math.floor((honest.length * (at + 1)) / rows.length);
    for (const name of honest.slice(asked.length, until)) {
      const { keys } = name.reading;
      asked.push([name, { known: recall(memory, keys, row.timeMs), month: row.month }]);
    }
  }
  return { rows: known, honest: new Map(asked) };
}
