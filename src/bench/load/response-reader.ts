// Reads HTTP/1.1 responses off a socket, as little of them as counting takes.

export interface ResponseReader {
  /** Takes what has arrived; the bytes may be reused afterwards. */
  take(bytes: Buffer, length: number): void;
}

/** Headers of these servers are some 200 bytes. */
const headBytesMax = 8192;
const headEnd = Buffer.from('\r\n\r\n');
const lengthName = 'content-length:';

/**
 * Calls back once a response is there whole, with its status and the bytes of its body. Throws on
 * what is no response with a Content-Length: the servers measured here send nothing else.
 */
export function createResponseReader(
  onResponse: (status: number, bodyBytes: number, body: Buffer | undefined) => void,
): ResponseReader {
  let head = Buffer.alloc(0);
  let status = 0;
  let bodyBytes = 0;
  /** Of the body still to come; -1 while the head is read. */
  let left = -1;

  function readHead(bytes: Buffer, from: number, length: number): number {
    const whole = head.length === 0 ? bytes.subarray(from, length) : joined(bytes, from, length);
    const end = whole.indexOf(headEnd);
    if (end < 0) {
      if (whole.length > headBytesMax) throw new Error('a response without an end of its head');
      head = Buffer.from(whole);
      return length;
    }
    status = statusOf(whole);
    bodyBytes = bodyBytesOf(whole.toString('latin1', 0, end + 2));
    left = bodyBytes;
    const headBytes = end + headEnd.length - head.length;
    head = Buffer.alloc(0);
    return from + headBytes;
  }

  function joined(bytes: Buffer, from: number, length: number): Buffer {
    return Buffer.concat([head, bytes.subarray(from, length)]);
  }

  return {
    take(bytes, length) {
      let at = 0;
      while (at < length) {
        if (left < 0) {
          at = readHead(bytes, at, length);
          if (left < 0) return;
        }
        const taken = Math.min(left, length - at);
        const isWhole = taken === bodyBytes;
        at += taken;
        left -= taken;
        if (left > 0) return;
        left = -1;
        onResponse(status, bodyBytes, isWhole ? bytes.subarray(at - taken, at) : undefined);
      }
    },
  };
}

/** The three digits behind `HTTP/1.1 `. */
function statusOf(head: Buffer): number {
  const status = Number(head.toString('latin1', 9, 12));
  if (!(status >= 200 && status <= 599)) throw new Error('not an HTTP response');
  return status;
}

function bodyBytesOf(head: string): number {
  const at = head.toLowerCase().indexOf(lengthName);
  if (at < 0) throw new Error('a response without Content-Length');
  const end = head.indexOf('\r\n', at);
  return Number(head.slice(at + lengthName.length, end));
}
