// For tests of the grammar: reads text as one file and tells what was found, passwords in plain sight.
import type { DeviceFacts } from './device-facts.ts';
import { createReadCounts, type FoundCookie, type ReadCounts } from './found.ts';
import { createKeyReader } from './key-reader.ts';
import { createLineSplitter } from './line-splitter.ts';
import { createFileReader } from './log-reader.ts';
import { allWords, type Role } from './role-words.ts';
import { createWatch, type Watch } from './watch.ts';

export interface ReadText {
  readonly credentials: readonly string[];
  readonly cookies: readonly FoundCookie[];
  readonly counts: ReadCounts;
  readonly facts: DeviceFacts;
  readonly layout: string;
}

export interface ReadTextOptions {
  readonly words?: ReadonlyMap<string, Role>;
  readonly watch?: Watch;
}

/** Every host is watched unless a watch is given; a credential is `host login password`. */
export function readText(text: string | Buffer, options: ReadTextOptions = {}): ReadText {
  const watch = options.watch ?? createWatch([], () => ({ risk: 1 }));
  const keys = createKeyReader(options.words ?? allWords());
  const counts = createReadCounts();
  const credentials: string[] = [];
  const cookies: FoundCookie[] = [];
  const reader = createFileReader(
    { keys, watch },
    {
      credential: ({ watched, login, password }) =>
        credentials.push(`${watched.host} ${login} ${password?.toString() ?? ''}`),
      cookie: (cookie) => cookies.push(cookie),
    },
    counts,
  );
  const splitter = createLineSplitter(reader.line, () => undefined);
  splitter.push(Buffer.from(text));
  splitter.end();
  reader.end();
  return { credentials, cookies, counts, facts: reader.facts(), layout: reader.layout() };
}
