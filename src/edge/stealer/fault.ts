// Why something of a log was refused: a closed list of codes, and the words for them.

export type FaultCode =
  | 'path-escapes'
  | 'link'
  | 'expands-too-far'
  | 'line-too-long'
  | 'encrypted'
  | 'archive-broken'
  | 'archive-unread'
  | 'method-unread'
  | 'archive-too-large'
  | 'archive-too-deep'
  | 'too-many-files'
  | 'unreadable';

export interface Fault {
  readonly code: FaultCode;
  /** File or entry, made safe to print. */
  readonly path: string;
  /** Counted from 1, where a line is meant. */
  readonly line?: number;
}

export const faultWords: Readonly<Record<FaultCode, string>> = {
  'path-escapes': 'the entry names a path outside the archive; the entry is not read',
  link: 'a link; it is not followed',
  'expands-too-far': 'expands too far for its size (a zip bomb); given up',
  'line-too-long': 'a line of more than 64 KiB; the line is not read',
  encrypted: 'encrypted; unpack it with its password first',
  'archive-broken': 'a broken archive; what could be read of it was',
  'archive-unread': 'an archive of a kind that is not read here; unpack it or pack it as zip',
  'method-unread': 'packed by a method that is not read here (deflate and stored are)',
  'archive-too-large': 'an archive within an archive of more than 64 MiB; unpack it',
  'archive-too-deep': 'nested too deep; unpack it',
  'too-many-files': 'more files than are read in one run; the rest is not read',
  unreadable: 'cannot be read',
};

/** Thrown where a file must be given up; the code says why, nothing of the content is in it. */
export class StealerFault extends Error {
  override readonly name = 'StealerFault';
  readonly code: FaultCode;

  constructor(code: FaultCode) {
    super(faultWords[code]);
    this.code = code;
  }
}

/** Names in archives are the thief's: no control characters, and not without end. */
export function printable(path: string): string {
  return path.replace(/\p{C}/gu, '\uFFFD').slice(0, 256);
}

/** The code for whatever was thrown; messages of others are dropped, they may quote what they read. */
export function faultCodeOf(error: unknown): FaultCode {
  if (error instanceof StealerFault) return error.code;
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return /^E[A-Z]+$/.test(code) ? 'unreadable' : 'archive-broken';
}
