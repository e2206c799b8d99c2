// Asks the service under /console/api and turns what it refuses into errors with a code.

const base = '/console/api';

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** The answer as it came; a conflict carries the case as it is now. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ApiError extends Error {
  readonly problem: Problem;
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && 'problem' in error;
}

export function statusOf(error: unknown): number {
  return isApiError(error) ? error.problem.status : 0;
}

/** What is sent back with every change, from the session; see Session.csrf. */
let csrf = '';
export function keepCsrf(value: string): void {
  csrf = value;
}

let onUnauthorised: () => void = () => undefined;
export function whenUnauthorised(listener: () => void): void {
  onUnauthorised = listener;
}

export function sayUnauthorised(): void {
  onUnauthorised();
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  try {
    return (await response.json()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function failure(response: Response, body: Record<string, unknown>): ApiError {
  const problem: Problem = {
    status: response.status,
    code: String(body.code ?? `status-${response.status}`),
    detail: String(body.detail ?? ''),
    body,
  };
  return Object.assign(new Error(problem.code), { problem });
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-csrf'] = csrf;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(`${base}${path}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.status === 401) onUnauthorised();
  if (!response.ok) throw failure(response, await bodyOf(response));
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

export const get = <T>(path: string): Promise<T> => ask<T>('GET', path);
export const post = <T>(path: string, body: unknown = {}): Promise<T> => ask<T>('POST', path, body);
export const put = <T>(path: string, body: unknown): Promise<T> => ask<T>('PUT', path, body);
export const remove = <T>(path: string): Promise<T> => ask<T>('DELETE', path);
