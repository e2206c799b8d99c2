// Puts takedown requests into a folder, one text a language, for somebody to read and send.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timeOf } from '../core/lib/time.ts';
import type { UrlJudgement } from '../intel/url/judge-url.ts';
import { type TakedownRequest, takedownText } from '../intel/url/takedown.ts';

export interface TakedownFolder {
  /** Writes the texts of a called URL, once a host; others are passed over. */
  take(judgement: UrlJudgement): void;
}

/** More than somebody can read and send in a day. */
const takedownsMax = 1_000;

export function openTakedownFolder(
  folder: string,
  sender: TakedownRequest['sender'],
): TakedownFolder {
  mkdirSync(folder, { recursive: true });
  const hosts = new Set<string>();
  return {
    take(judgement) {
      if (hosts.size >= takedownsMax || hosts.has(judgement.host)) return;
      const seenAt = timeOf(judgement.seenMs);
      const text = takedownText({ judgement, seenAt, sender });
      if (!text) return;
      hosts.add(judgement.host);
      const name = `${String(hosts.size).padStart(4, '0')}-${safe(judgement.host)}`;
      for (const language of ['ja', 'en'] as const)
        writeFileSync(
          join(folder, `${name}.${language}.txt`),
          `${text.subject[language]}\n\n${text.body[language]}`,
        );
    },
  };
}

/** A host name may hold anything; a file's name may not. */
function safe(host: string): string {
  return host.replace(/[^a-z0-9.-]/gi, '_').slice(0, 80);
}
