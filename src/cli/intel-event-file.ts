// Writes what was judged as `intel` events, ready to be handed to the service.
import { createHash } from 'node:crypto';
import { timeOf } from '../core/lib/time.ts';
import { intelOfUrl } from '../intel/url/url-intel.ts';
import type { UrlJudge, WeighedUrl } from '../intel/url/weigh-url.ts';
import { openLineWriter } from './line-writer.ts';

export interface IntelEventFile {
  /** Writes an event for a called URL, one a domain or page. */
  take(judge: UrlJudge, url: WeighedUrl): void;
  close(): void;
}

/** The service takes the same id once: beyond so many, values are written again rather than kept. */
const valuesRememberedMax = 1_000_000;

export function openIntelEventFile(path: string, source: string): IntelEventFile {
  const writer = openLineWriter(path);
  const values = new Set<string>();
  return {
    take(judge, url) {
      const intel = intelOfUrl(judge, url, source);
      if (!intel || values.has(intel.value)) return;
      if (values.size < valuesRememberedMax) values.add(intel.value);
      const hash = createHash('sha256').update(`${intel.kind} ${intel.value}`).digest('hex');
      const id = `intel-url-${hash.slice(0, 32)}`;
      writer.line({ id, type: 'intel', time: timeOf(url.seenMs), ...intel });
    },
    close: writer.close,
  };
}
