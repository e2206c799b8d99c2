// The closed set of ways the projection can refuse or fail, as codes.

export type ProjectionErrorCode =
  /** The database cannot be opened or reached; the call may be tried again. */
  | 'unavailable'
  /** More calls or effects wait than the stated maximum; to be tried again later. */
  | 'busy'
  /** A statement failed; nothing of the call took effect. */
  | 'failed'
  /** The database holds less than it did: ask for its sequence and go on from there. */
  | 'behind'
  /** `before` is not a `next` that a page gave. */
  | 'bad-cursor'
  /** The projection was closed, or its thread has ended. */
  | 'closed';

export interface ProjectionError extends Error {
  readonly name: 'ProjectionError';
  readonly code: ProjectionErrorCode;
}

export function projectionError(code: ProjectionErrorCode, detail: string): ProjectionError {
  const error = new Error(`${code}: ${detail}`);
  return Object.assign(error, { name: 'ProjectionError' as const, code });
}

export function isProjectionError(error: unknown): error is ProjectionError {
  return error instanceof Error && error.name === 'ProjectionError';
}

export function toProjectionError(error: unknown, otherwise: ProjectionErrorCode): ProjectionError {
  if (isProjectionError(error)) return error;
  return projectionError(otherwise, error instanceof Error ? error.message : String(error));
}
