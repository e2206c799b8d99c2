// Keep-alive connections that each carry one request at a time.
import { connect, type Socket } from 'node:net';
import { createResponseReader } from './response-reader.ts';

const readBytes = 64 * 1024;
/** An answer is looked at whole now and then, to know what the servers say. */
const sampleEvery = 997;

export interface Connection {
  /** Must not be called before the last request is answered. */
  send(request: Buffer, dueMs: number): void;
  close(): void;
}

export interface Answered {
  readonly connection: Connection;
  readonly dueMs: number;
  readonly status: number;
  readonly bodyBytes: number;
  readonly sample: string | undefined;
}

export async function openConnection(
  port: number,
  onAnswer: (answered: Answered) => void,
  onFault: (error: Error) => void,
): Promise<Connection> {
  const socket: Socket = connect({
    host: '127.0.0.1',
    port,
    noDelay: true,
    // Reads into one buffer instead of making one for every answer.
    onread: {
      buffer: Buffer.allocUnsafe(readBytes),
      callback(length, bytes) {
        reader.take(bytes as Buffer, length);
        return true;
      },
    },
  });
  let dueMs = 0;
  let answers = 0;
  let isClosing = false;
  const reader = createResponseReader((status, bodyBytes, body) => {
    answers += 1;
    const sample = answers % sampleEvery === 0 ? body?.toString() : undefined;
    onAnswer({ connection, dueMs, status, bodyBytes, sample });
  });
  const connection: Connection = {
    send(request, itsDueMs) {
      dueMs = itsDueMs;
      socket.write(request);
    },
    close() {
      isClosing = true;
      socket.destroy();
    },
  };
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.on('error', onFault);
  socket.on('close', () => {
    if (!isClosing) onFault(new Error('the server closed a connection'));
  });
  return connection;
}
