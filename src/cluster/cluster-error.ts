// The closed set of ways in which the cluster cannot be used as it was asked for.

/**
 * - `server`: the NATS server is too old, or has no JetStream.
 * - `settings`: the cluster was begun with other settings than those given.
 * - `stream`: a stream is there, but not as it must be.
 */
export type ClusterErrorCode = 'server' | 'settings' | 'stream';

export class ClusterError extends Error {
  readonly code: ClusterErrorCode;

  constructor(code: ClusterErrorCode, detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = 'ClusterError';
    this.code = code;
  }
}
