// What gateways and owners send each other: many requests in a message, many answers in another.
//
//   request  id u32 · kind u8 · firm bytes u16 · body bytes u32 · firm · body
//   answers  epoch u32, then of each: id u32 · status u16 · retry after u16 · body bytes u32 · body
// Bytes rather than JSON: bodies are JSON texts, and putting them into another one costs more than
// all else on the way.

export const kinds = ['decide', 'record', 'act', 'query', 'status'] as const;
export type RequestKind = (typeof kinds)[number];

export interface WireRequest {
  /** Of the gateway that asks; unique among what it waits for. */
  readonly id: number;
  readonly kind: RequestKind;
  readonly firm: string;
  /** JSON text: an event, many, or a query. */
  readonly body: string;
}

export interface WireAnswer {
  readonly id: number;
  readonly status: number;
  readonly body: string;
  readonly retryAfterSeconds?: number;
}

const requestHeaderBytes = 11;
const answerHeaderBytes = 12;
const epochBytes = 4;
/** What a message takes besides the body of its one answer. */
export const answerFrameBytes = epochBytes + answerHeaderBytes;

/** More than it takes: a character of a text is three bytes at most. */
export function requestBytesMax({ firm, body }: Pick<WireRequest, 'firm' | 'body'>): number {
  return requestHeaderBytes + (firm.length + body.length) * 3;
}

/** Packs as many messages as it takes; each holds at least one request, `bytesMax` bytes otherwise. */
export function packRequests(requests: readonly WireRequest[], bytesMax: number): Uint8Array[] {
  return pack(requests, bytesMax, 0, requestBytesMax, (target, at, { id, kind, firm, body }) => {
    const firmAt = at + requestHeaderBytes;
    const firmBytes = target.write(firm, firmAt);
    const bodyBytes = target.write(body, firmAt + firmBytes);
    target.writeUInt32LE(id, at);
    target[at + 4] = kinds.indexOf(kind);
    target.writeUInt16LE(firmBytes, at + 5);
    target.writeUInt32LE(bodyBytes, at + 7);
    return firmAt + firmBytes + bodyBytes;
  });
}

/** Throws where the bytes are no requests. */
export function readRequests(data: Uint8Array): WireRequest[] {
  const source = Buffer.from(data.buffer, data.byteOffset, data.length);
  const requests: WireRequest[] = [];
  for (let at = 0; at < source.length; ) {
    const firmAt = at + requestHeaderBytes;
    const bodyAt = firmAt + source.readUInt16LE(at + 5);
    const end = bodyAt + source.readUInt32LE(at + 7);
    const kind = kinds[source[at + 4]!];
    if (!kind || end > source.length) throw new RangeError('not a message of requests');
    requests.push({
      id: source.readUInt32LE(at),
      kind,
      firm: source.toString('utf8', firmAt, bodyAt),
      body: source.toString('utf8', bodyAt, end),
    });
    at = end;
  }
  return requests;
}

export function packAnswers(
  epoch: number,
  answers: readonly WireAnswer[],
  bytesMax: number,
): Uint8Array[] {
  const most = ({ body }: WireAnswer): number => answerHeaderBytes + body.length * 3;
  return pack(answers, bytesMax, epochBytes, most, (target, at, answer) => {
    if (at === epochBytes) target.writeUInt32LE(epoch, 0);
    const bodyAt = at + answerHeaderBytes;
    const bodyBytes = target.write(answer.body, bodyAt);
    target.writeUInt32LE(answer.id, at);
    target.writeUInt16LE(answer.status, at + 4);
    target.writeUInt16LE(answer.retryAfterSeconds ?? 0, at + 6);
    target.writeUInt32LE(bodyBytes, at + 8);
    return bodyAt + bodyBytes;
  });
}

export function readAnswers(data: Uint8Array): {
  readonly epoch: number;
  readonly answers: readonly WireAnswer[];
} {
  const source = Buffer.from(data.buffer, data.byteOffset, data.length);
  const answers: WireAnswer[] = [];
  for (let at = epochBytes; at < source.length; ) {
    const bodyAt = at + answerHeaderBytes;
    const end = bodyAt + source.readUInt32LE(at + 8);
    if (end > source.length) throw new RangeError('not a message of answers');
    const retryAfterSeconds = source.readUInt16LE(at + 6) || undefined;
    const body = source.toString('utf8', bodyAt, end);
    answers.push({
      id: source.readUInt32LE(at),
      status: source.readUInt16LE(at + 4),
      body,
      retryAfterSeconds,
    });
    at = end;
  }
  return { epoch: source.readUInt32LE(0), answers };
}

function pack<Item>(
  items: readonly Item[],
  bytesMax: number,
  headBytes: number,
  most: (item: Item) => number,
  write: (target: Buffer, at: number, item: Item) => number,
): Uint8Array[] {
  const messages: Uint8Array[] = [];
  for (let from = 0; from < items.length; ) {
    let bytes = headBytes + most(items[from]!);
    let end = from + 1;
    while (end < items.length && bytes + most(items[end]!) <= bytesMax)
      bytes += most(items[end++]!);
    const target = Buffer.allocUnsafe(bytes);
    let at = headBytes;
    for (; from < end; from += 1) at = write(target, at, items[from]!);
    messages.push(target.subarray(0, at));
  }
  return messages;
}
