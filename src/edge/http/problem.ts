// Every error this edge answers itself, as RFC 9457 problem details; docs/reference/errors.md lists
// them together with the engine's (engine/problem.ts).
import { STATUS_CODES } from 'node:http';

interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

export const problems = {
  'malformed-request': { status: 400, title: 'The request is not sound HTTP' },
  'invalid-parameter': { status: 400, title: 'A parameter has a value that is not accepted' },
  'body-missing': { status: 400, title: 'The request has no body' },
  'body-not-utf8': { status: 400, title: 'The body is not UTF-8' },
  'body-incomplete': { status: 400, title: 'The body is not as long as was announced' },
  'key-required': { status: 401, title: 'A key is required' },
  'key-unknown': { status: 401, title: 'The key is not known' },
  'session-required': { status: 401, title: 'A log-in is required' },
  'login-refused': { status: 401, title: 'The log-in was not accepted' },
  'cross-site': { status: 403, title: 'The request does not come from the console' },
  'csrf-token-wrong': { status: 403, title: 'The token of the session is missing or wrong' },
  'role-insufficient': { status: 403, title: 'The role may not do this' },
  'not-found': { status: 404, title: 'There is nothing at this path' },
  'invitation-unknown': { status: 404, title: 'The link is not good' },
  'method-not-allowed': { status: 405, title: 'The path does not answer this method' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  'setting-changed': { status: 409, title: 'The setting was changed in the meantime' },
  'administrator-last': { status: 409, title: 'The last administrator must stay' },
  'limit-reached': { status: 409, title: 'No more of these can be kept' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'path-too-long': { status: 414, title: 'The path is too long' },
  'media-type-unsupported': { status: 415, title: 'The body is of a type that is not read here' },
  'encoding-unsupported': { status: 415, title: 'The body is compressed' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'too-many-wrong-keys': { status: 429, title: 'Too many wrong keys from this address' },
  'headers-too-large': { status: 431, title: 'The header fields are too large' },
  'internal-error': { status: 500, title: 'The request met a fault of this program' },
  'engine-unavailable': { status: 503, title: 'The engine does not answer' },
  'login-service-unavailable': { status: 503, title: 'The log-in service does not answer' },
  'too-busy': { status: 503, title: 'More comes than can be read in time' },
  'too-many-batches': { status: 503, title: 'Too many batches of events at once' },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problems;

export const problemType = 'application/problem+json; charset=utf-8';

/** JSON text of one problem; `detail` is for a person and says what is particular to this one. */
export function problemBody(code: ProblemCode, detail?: string): string {
  const { status, title } = problems[code];
  return JSON.stringify({ type: `urn:sekisho:problem:${code}`, code, status, title, detail });
}

/** Thrown where Fastify itself must be told; the error handler makes the answer of it. */
export interface ProblemError extends Error {
  readonly problem: ProblemCode;
}

export function problemError(code: ProblemCode): ProblemError {
  return Object.assign(new Error(code), { problem: code });
}

/** Fastify's own refusals and what they are called here. */
const codeByFastifyCode: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_BAD_URL: 'malformed-request',
  FST_ERR_MAX_PARAM_LENGTH: 'path-too-long',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unsupported',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body-incomplete',
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: 'media-type-unsupported',
  ECONNRESET: 'body-incomplete',
};

/** What an error thrown on the way of a request is to the client; the unforeseen is our fault. */
export function codeOfError(error: unknown): ProblemCode {
  const { problem, code } = error as Partial<ProblemError> & { code?: string };
  return problem ?? codeByFastifyCode[code ?? ''] ?? 'internal-error';
}

/** Node's parser errors, before there is a request to answer. */
const codeByParserCode: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/** A whole HTTP answer for a socket whose request could not be read. */
export function rawProblem(parserCode: string | undefined): string {
  const code = codeByParserCode[parserCode ?? ''] ?? 'malformed-request';
  const body = problemBody(code);
  const { status } = problems[code];
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${problemType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
