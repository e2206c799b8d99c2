// How much a hostile archive may cost: every maximum of reading stealer logs, in one place.

export interface ScanLimits {
  /** Files and entries of one run; the rest is not read. */
  readonly filesMax: number;
  /** Bytes that everything packed may expand to, in one run. */
  readonly expandedBytesMax: number;
  /**
   * Times its packed size that an archive may expand to, once past `ratioFromBytes`. Logs pack to a
   * twentieth at best; deflate's own limit is 1,032.
   */
  readonly ratioMax: number;
  readonly ratioFromBytes: number;
  /** Packed size of an archive within an archive: it is held in memory, never on disk. */
  readonly nestedBytesMax: number;
  readonly nestedMax: number;
  readonly foldersDeepMax: number;
  /** Logs kept open for facts still to come; beyond, the longest untouched is written out. */
  readonly openLogsMax: number;
  /** Credentials kept of open logs before all are written out. */
  readonly openCredentialsMax: number;
  /** Cookies noted of one log; the rest is counted as none. */
  readonly cookiesMax: number;
}

export const defaultLimits: ScanLimits = {
  filesMax: 2_000_000,
  expandedBytesMax: 1024 ** 4,
  ratioMax: 150,
  ratioFromBytes: 8 * 1024 * 1024,
  nestedBytesMax: 64 * 1024 * 1024,
  nestedMax: 2,
  foldersDeepMax: 32,
  openLogsMax: 64,
  openCredentialsMax: 2_000,
  cookiesMax: 64,
};
