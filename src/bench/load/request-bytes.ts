// Requests as the bytes that go over the wire, made before anything is measured.
import { type RequestOptions, requestsOf } from '../population/requests.ts';

/** Bytes of one piece of memory; requests do not cross it. */
const pieceBytes = 16 * 2 ** 20;

/** The next request; undefined when there are no more. */
export type Source = () => Buffer | undefined;

export interface Requests {
  readonly count: number;
  /** From the first one on, as often as it is called. */
  source(isEndless: boolean): Source;
}

function headOf(key: string, bodyBytes: number): string {
  return [
    'POST /v1/decisions HTTP/1.1',
    'host: 127.0.0.1',
    `authorization: Bearer ${key}`,
    'content-type: application/json',
    `content-length: ${bodyBytes}`,
    '\r\n',
  ].join('\r\n');
}

/** All of them at once, in few large pieces of memory. */
export function makeRequests(options: RequestOptions, count: number, key: string): Requests {
  const texts = requestsOf(options);
  const requests: Buffer[] = [];
  let piece = Buffer.allocUnsafeSlow(pieceBytes);
  let used = 0;
  while (requests.length < count) {
    const text = textOf(texts, key);
    if (used + text.length * 3 > pieceBytes) {
      piece = Buffer.allocUnsafeSlow(pieceBytes);
      used = 0;
    }
    const end = used + piece.write(text, used);
    requests.push(piece.subarray(used, end));
    used = end;
  }
  return {
    count,
    source(isEndless) {
      let at = 0;
      return () => (isEndless ? requests[at++ % count] : requests[at++]);
    },
  };
}

/** One after another, as they are asked for. */
export function freshRequests(options: RequestOptions, key: string): Source {
  const texts = requestsOf(options);
  return () => Buffer.from(textOf(texts, key));
}

function textOf(texts: Generator<string>, key: string): string {
  const body = texts.next().value as string;
  return headOf(key, Buffer.byteLength(body)) + body;
}
