// What every importer is: a stream of events out of one file of somebody else's format.

/** A row that could not be read; the rest of the file goes on. */
export interface ImportFault {
  /** Counted from 1, the header being line 1. */
  readonly line: number;
  readonly field: string;
  readonly expected: string;
}

/** What the file itself says of an event afterwards; kept apart from the events, as the answers are. */
export interface ImportLabel {
  readonly event: string;
  readonly episode: string;
  readonly kind: 'takeover' | 'attack-address';
}

/** ISO 10383 for "no market": what stands for it where nobody says where something trades. */
export const noMarket = 'XXXX';

export interface ImportOptions {
  /** `MIC:code` of the instrument, for files that hold one instrument and do not name it. */
  readonly instrument?: string;
  readonly firm?: string;
  readonly onFault?: (fault: ImportFault) => void;
  readonly onLabel?: (label: ImportLabel) => void;
}

/** An event as CONTRACT describes it; checked again where it is taken in. */
export type ImportedEvent = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly type: string;
  readonly time: string;
};

/** Reads a file, gzipped where its name ends in `.gz`, in constant memory. */
export type Importer = (path: string, options: ImportOptions) => AsyncGenerator<ImportedEvent>;

/** The file is not of this kind at all, or the options are wrong. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
