import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import type { ToEngine } from '../serve/messages.ts';
import { createRequestServer } from './request-server.ts';
import { answerFrameBytes, packRequests, readAnswers } from './wire.ts';

const messageBytesMax = 10_000;

/** A connection that one gateway's message comes from, and that keeps what goes back. */
function createConnection() {
  const sent: Uint8Array[] = [];
  let give: (error: Error | null, message: Msg) => void = () => undefined;
  const connection = {
    publish: (_subject: string, data: Uint8Array) => sent.push(data),
    subscribe(_subject: string, { callback }: { callback: typeof give }) {
      give = callback;
      return { unsubscribe: () => undefined };
    },
  } as unknown as NatsConnection;
  const ask = (data: Uint8Array): void => give(null, { reply: 'inbox', data } as Msg);
  return { connection, sent, ask };
}

test('an answer that fits no message is told to be too large, and those beside it come', () => {
  const { connection, sent, ask } = createConnection();
  const parts = { connection, shard: 0, epoch: 3, messageBytesMax, isSure: () => true };
  const server = createRequestServer(parts);
  const taken: ToEngine[] = [];
  server.begin((message) => taken.push(message));
  const requests = [1, 2, 3].map((id) => ({ id, kind: 'query' as const, firm: 'a', body: '{}' }));
  for (const data of packRequests(requests, messageBytesMax)) ask(data);
  const ids = taken.flatMap((message) =>
    'calls' in message ? message.calls.map(([id]) => id) : [],
  );
  // Three bytes a letter: what counts is bytes.
  const lengths = [100, Math.floor((messageBytesMax - answerFrameBytes) / 3), messageBytesMax / 2];
  const answers = ids.map((id, place) => {
    const answer = { status: 200, body: '関'.repeat(lengths[place]!) };
    return [id, answer] as const;
  });
  server.post({ bodies: [], answers });
  const back = sent.flatMap((data) => readAnswers(data).answers);
  assert.ok(sent.every(({ length }) => length <= messageBytesMax));
  assert.deepEqual(
    back.map(({ id, status }) => [id, status]),
    [
      [1, 200],
      [2, 200],
      [3, 422],
    ],
  );
  assert.equal(JSON.parse(back[2]!.body).code, 'answer-too-large');
});
