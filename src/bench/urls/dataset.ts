// Reads the real phishing lists and honest names, split by time and by chance for fitting and testing.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip, gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse';
import type { BrandDictionary } from '../../intel/url/brand-dictionary.ts';
import { readUrl, type UrlReading } from '../../intel/url/read-url.ts';

export const phishingFolder = join(import.meta.dirname, '../../../../shared/data/phishing');

/** One confirmed phishing URL of the list. */
export interface PhishingRow {
  readonly text: string;
  readonly reading: UrlReading;
  readonly timeMs: number;
  /** `2025-07`. */
  readonly month: string;
  readonly brand: string;
  readonly isSecurities: boolean;
}

export interface HonestName {
  readonly text: string;
  readonly reading: UrlReading;
}

const listFile = 'all_brands_2025-03_07.csv.gz';
const honestFiles = ['benign_domains_odd_ranks.txt.gz', 'benign_opendns_random10k_2014.txt.gz'];

/** Every row with a host, oldest first; rows of the same time stay in the order of the list. */
export async function readPhishing(
  dictionary: BrandDictionary,
  folder = phishingFolder,
): Promise<PhishingRow[]> {
  const rows: PhishingRow[] = [];
  const lines = createReadStream(join(folder, listFile)).pipe(createGunzip());
  for await (const record of lines.pipe(parse({ columns: true }))) {
    const { date, url, brand, is_securities } = record as Record<string, string>;
    const reading = readUrl(url, dictionary);
    if (!reading) continue;
    rows.push({
      text: url,
      reading,
      // The list is Japan's; only differences of times matter.
      timeMs: Date.parse(`${date.replaceAll('/', '-').replace(' ', 'T')}+09:00`),
      month: date.slice(0, 7).replace('/', '-'),
      brand,
      isSecurities: is_securities === '1',
    });
  }
  return rows.sort((one, other) => one.timeMs - other.timeMs);
}

/** Both files of honest names; one half is for fitting, the other only for counting false alarms. */
export async function readHonest(
  folder = phishingFolder,
): Promise<{ readonly fit: string[]; readonly test: string[] }> {
  const texts = await Promise.all(honestFiles.map((file) => readFile(join(folder, file))));
  const names = texts.flatMap((text) => gunzipSync(text).toString('utf8').trim().split('\n'));
  return {
    fit: names.filter((name) => sum(name) % 2 === 0),
    test: names.filter((name) => sum(name) % 2 === 1),
  };
}

/** A small hash: which half a name falls into has nothing to do with its rank. */
function sum(name: string): number {
  let hash = 5381;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash, 33) ^ name.charCodeAt(at);
  return hash >>> 0;
}

export function readNames(names: readonly string[], dictionary: BrandDictionary): HonestName[] {
  return names.flatMap((text) => {
    const reading = readUrl(text, dictionary);
    return reading ? [{ text, reading }] : [];
  });
}
