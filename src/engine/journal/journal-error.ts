// The closed set of ways in which the journal refuses; words are made at the edge.

/**
 * - `fenced`: the caller believed in another next sequence.
 * - `empty`: a batch without records.
 * - `too-large`: a batch that could never be accepted.
 * - `overloaded`: too many bytes wait to be written; try again later.
 * - `disk-full`: no room; nothing of the batch is kept, later appends may work.
 * - `write-failed`, `sync-failed`: fatal; the journal refuses everything after.
 * - `corrupt`: what is on disk is not what was written; `facts` name the place.
 * - `locked`: another process, or this one already, has the directory open.
 * - `closed`: the journal was closed.
 */
export type JournalErrorCode =
  | 'fenced'
  | 'empty'
  | 'too-large'
  | 'overloaded'
  | 'disk-full'
  | 'write-failed'
  | 'sync-failed'
  | 'corrupt'
  | 'locked'
  | 'closed';

export type JournalErrorFacts = Readonly<Record<string, string | number>>;

export class JournalError extends Error {
  readonly code: JournalErrorCode;
  readonly facts: JournalErrorFacts;

  constructor(code: JournalErrorCode, facts: JournalErrorFacts = {}, cause?: unknown) {
    super(`journal ${code} ${JSON.stringify(facts)}`, { cause });
    this.name = 'JournalError';
    this.code = code;
    this.facts = facts;
  }
}
