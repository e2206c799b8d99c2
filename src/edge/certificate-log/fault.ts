// What can go wrong between us and a certificate log, as codes.

export type LogFaultCode =
  /** No answer, or not in time, after all attempts. */
  | 'unreachable'
  /** An answer that is none of the protocol. */
  | 'not-understood'
  /** An answer longer than any of the protocol. */
  | 'too-long'
  /** The log is shorter than it was, or another tree of the same size: it must not be trusted. */
  | 'inconsistent'
  /** The file of our own progress cannot be read. */
  | 'progress-unreadable';

export class LogFault extends Error {
  readonly code: LogFaultCode;

  constructor(code: LogFaultCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}
