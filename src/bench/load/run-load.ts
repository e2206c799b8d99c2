// Puts load on a server: as fast as it answers, or at a rate of its own.
import { type Answered, type Connection, openConnection } from './connections.ts';
import type { ClosedLoad, LoadResult, OpenLoad } from './messages.ts';
import type { Source } from './request-bytes.ts';
import { createLoadTally } from './tally.ts';

async function openAll(
  port: number,
  count: number,
  onAnswer: (answered: Answered) => void,
  onFault: (error: Error) => void,
): Promise<Connection[]> {
  const opening = Array.from({ length: count }, () => openConnection(port, onAnswer, onFault));
  return Promise.all(opening);
}

/** Ends when the time is over or the requests are used up, and every request is answered. */
export async function runClosed(load: ClosedLoad, source: Source): Promise<LoadResult> {
  const done = Promise.withResolvers<void>();
  let underWay = 0;
  let endMs = Number.POSITIVE_INFINITY;

  function sendNext(connection: Connection): void {
    const nowMs = performance.now();
    const request = nowMs < endMs ? source() : undefined;
    if (request) {
      underWay += 1;
      connection.send(request, nowMs);
    } else if (underWay === 0) done.resolve();
  }

  function onAnswer(answered: Answered): void {
    underWay -= 1;
    tally.add(answered);
    sendNext(answered.connection);
  }

  const connections = await openAll(load.port, load.connections, onAnswer, done.reject);
  const tally = createLoadTally();
  endMs = performance.now() + load.seconds * 1000;
  for (const connection of connections) sendNext(connection);
  await done.promise;
  for (const connection of connections) connection.close();
  return tally.result();
}

/**
 * Requests fall due evenly; one that finds every connection taken waits, and its latency counts from
 * when it was due. Node's timers tick once a millisecond, so that up to one is the generator's own.
 */
export async function runOpen(load: OpenLoad, source: Source): Promise<LoadResult> {
  const done = Promise.withResolvers<void>();
  const total = Math.round(load.perSecond * load.seconds);
  const idle: Connection[] = [];
  let sent = 0;
  let startMs = Number.POSITIVE_INFINITY;

  function sendDue(): void {
    const nowMs = performance.now();
    while (idle.length > 0 && sent < total) {
      const dueMs = startMs + (sent / load.perSecond) * 1000;
      if (dueMs > nowMs) return;
      const request = source();
      if (!request) {
        done.reject(new Error('too few requests were made'));
        return;
      }
      sent += 1;
      // In turn: a server closes what it hears nothing of.
      idle.shift()!.send(request, dueMs);
    }
  }

  function onAnswer(answered: Answered): void {
    tally.add(answered);
    idle.push(answered.connection);
    if (tally.answers === total) done.resolve();
    else sendDue();
  }

  idle.push(...(await openAll(load.port, load.connections, onAnswer, done.reject)));
  const connections = [...idle];
  const tally = createLoadTally();
  startMs = performance.now();
  const ticking = setInterval(sendDue, 1);
  await done.promise.finally(() => clearInterval(ticking));
  for (const connection of connections) connection.close();
  return tally.result();
}
