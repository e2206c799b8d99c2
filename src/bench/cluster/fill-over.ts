// Gives accounts a past through the HTTP interface, the same for the service and for a cluster.
import { createCaller } from '../../serve/http-caller.ts';

const bodyEvents = 1_000;
const bodiesUnderWayMost = 4;
const triesMax = 200;
const againMs = 100;

/** Sends all of the texts in order; rejects where one is refused. */
export async function fillOver(
  url: string,
  key: string,
  texts: Iterable<string>,
  bodiesUnderWay = bodiesUnderWayMost,
): Promise<number> {
  const caller = createCaller(url);
  const underWay: Promise<void>[] = [];
  let sent = 0;
  let lines: string[] = [];

  async function deliver(body: string, count: number): Promise<void> {
    for (let tries = 0; tries < triesMax; tries += 1) {
      const answer = await caller.post('/v1/events', key, body, 'application/x-ndjson');
      if (answer.status === 202) {
        const { accepted } = JSON.parse(answer.body) as { accepted: number };
        if (accepted === count) return;
        throw new Error(`${accepted} of ${count} accepted: ${answer.body.slice(0, 300)}`);
      }
      if (answer.status !== 503) throw new Error(`${answer.status} ${answer.body}`);
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
    throw new Error('the events are not taken');
  }

  async function send(): Promise<void> {
    if (lines.length === 0) return;
    if (underWay.length >= bodiesUnderWay) await underWay.shift();
    underWay.push(deliver(lines.join('\n'), lines.length));
    sent += lines.length;
    lines = [];
  }

  try {
    for (const text of texts) {
      lines.push(text);
      if (lines.length >= bodyEvents) await send();
    }
    await send();
    await Promise.all(underWay);
    return sent;
  } finally {
    caller.close();
  }
}
