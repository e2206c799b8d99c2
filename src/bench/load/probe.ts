// One caller of each urgency beside a load: how often each is taken, and how long that takes.
import { setTimeout as sleep } from 'node:timers/promises';
import { createCaller } from '../../serve/http-caller.ts';

export interface KindCounts {
  asked: number;
  taken: number;
  /** Of what was taken. */
  longestMs: number;
}

export type ProbeCounts = Readonly<Record<'order' | 'login' | 'facts', KindCounts>>;

export interface Probe {
  /** Stops asking; may be called again. */
  end(): Promise<ProbeCounts>;
}

const everyMs = 20;

export function startProbe(url: string, key: string): Probe {
  const caller = createCaller(url);
  const started = Date.now();
  const empty = (): KindCounts => ({ asked: 0, taken: 0, longestMs: 0 });
  const counts: ProbeCounts = { order: empty(), login: empty(), facts: empty() };
  let isOver = false;

  async function ask(kind: keyof ProbeCounts, path: string, body: string): Promise<void> {
    const startMs = performance.now();
    const { status } = await caller.post(path, key, body).catch(() => ({ status: 0 }));
    counts[kind].asked += 1;
    if (status !== 200 && status !== 202) return;
    counts[kind].taken += 1;
    counts[kind].longestMs = Math.max(counts[kind].longestMs, performance.now() - startMs);
  }

  async function loop(kind: keyof ProbeCounts): Promise<void> {
    for (let nth = 0; !isOver; nth += 1) {
      const event = eventOf(kind, nth, started);
      const isFact = kind === 'facts';
      await ask(
        kind,
        isFact ? '/v1/events' : '/v1/decisions',
        JSON.stringify(isFact ? [event] : event),
      );
      await sleep(everyMs);
    }
  }

  const running = Promise.all((['order', 'login', 'facts'] as const).map(loop));
  return {
    async end() {
      isOver = true;
      await running;
      caller.close();
      return counts;
    },
  };
}

function eventOf(kind: keyof ProbeCounts, nth: number, startedMs: number): object {
  const common = {
    id: `probe-${kind}-${startedMs}-${nth}`,
    time: new Date().toISOString(),
    account: `probe-${kind}`,
    session: `probe-${kind}`,
  };
  const seen = { ip: '203.0.113.7', userAgent: 'probe' };
  if (kind === 'facts') return { type: 'activity', ...common, ...seen };
  if (kind === 'login')
    return {
      type: 'login',
      ...common,
      ...seen,
      outcome: 'success',
      method: 'passkey',
      channel: 'api',
    };
  return {
    type: 'order',
    ...common,
    order: common.id,
    side: 'sell',
    instrument: 'XTKS:7203',
    quantity: 100,
    orderType: 'market',
    currency: 'JPY',
  };
}
