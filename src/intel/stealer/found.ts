// What reading a log finds, handed on while the bytes are still there and forgotten with them.
import type { Watched } from './watch.ts';

export interface FoundCredential {
  readonly watched: Watched;
  readonly login: string;
  /** A view that holds during the call only: who wants it longer copies it, and wipes the copy. */
  readonly password?: Buffer;
  readonly from: 'block' | 'list';
}

export interface FoundCookie {
  readonly host: string;
  readonly name: string;
  /** Day of expiry, `YYYY-MM-DD`; missing for a cookie that ends with the browser. */
  readonly expires?: string;
}

export interface LogSink {
  credential(found: FoundCredential): void;
  cookie(found: FoundCookie): void;
}

export interface ReadCounts {
  /** Credentials of any host, as blocks of lines or objects. */
  blocks: number;
  /** Credentials of any host, as rows of a list or table. */
  rows: number;
  /** Of both, those of a watched host. */
  watched: number;
}

export function createReadCounts(): ReadCounts {
  return { blocks: 0, rows: 0, watched: 0 };
}
