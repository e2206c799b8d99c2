// How long until the first answer after the service was killed, with a million events in the journal.
import { startChild } from './child.ts';
import type { BenchContext, Prepared } from './context.ts';
import { spreadOf, textOfSpread } from './figures/spread.ts';
import type { LoadResult, ToLoad } from './load/messages.ts';
import { requestsOf } from './population/requests.ts';
import type { Report } from './report.ts';
import { startService } from './service/service-process.ts';

/** Accounts whose past is about a million events. */
const accounts = 141_500;
const rounds = 3;
/** Killed after so long under full load, which is longer each time. */
const loadSeconds = 6;
const secondsMax = 5;
const connections = 64;
const requestsPerSecondMax = 40_000;
const folded = /(\d+) events folded again/;

interface Restart {
  /** From the start of the process to the first decision. */
  readonly seconds: number;
  /** Events that were in the journal and in no checkpoint. */
  readonly refolded: number;
  readonly answered: number;
}

export async function benchStart(context: BenchContext): Promise<Report> {
  const prepared = await context.prepared(accounts);
  const restarts: Restart[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    context.say(`start: kill and restart ${round} of ${rounds}`);
    const answered = await loadAndKill(prepared, 9000 + round, loadSeconds * round);
    restarts.push({ ...(await restart(prepared, 9100 + round)), answered });
  }
  const seconds = spreadOf(restarts.map((one) => one.seconds));
  return {
    name: 'start',
    lines: [
      {
        what: `seconds from the start of the process to the first decision, ${prepared.events} events in the journal and more`,
        figure: textOfSpread(seconds),
        target: `${secondsMax} s at most`,
        met: seconds.max <= secondsMax,
      },
      {
        what: 'events folded again',
        figure: restarts.map(({ refolded }) => refolded).join(', '),
      },
    ],
    figures: { events: prepared.events, restarts },
  };
}

async function loadAndKill(prepared: Prepared, run: number, seconds: number): Promise<number> {
  const service = await startService(prepared.directory);
  const load = startChild(new URL('./load/load-child.ts', import.meta.url), []);
  const count = requestsPerSecondMax * seconds;
  await load.ask({ kind: 'make', accounts, run, count, key: prepared.key } satisfies ToLoad);
  const { port } = service;
  const result = await load.ask<LoadResult>({
    kind: 'closed',
    port,
    connections,
    seconds,
    repeats: false,
  } satisfies ToLoad);
  await service.end('SIGKILL');
  await load.end();
  return result.requests;
}

async function restart(prepared: Prepared, run: number): Promise<Omit<Restart, 'answered'>> {
  const body = requestsOf({ accounts, run, startMs: Date.now() }).next().value as string;
  const startMs = performance.now();
  const service = await startService(prepared.directory);
  const answer = await fetch(`http://127.0.0.1:${service.port}/v1/decisions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${prepared.key}`, 'content-type': 'application/json' },
    body,
  });
  const seconds = (performance.now() - startMs) / 1000;
  const { status } = answer;
  await service.end('SIGTERM');
  if (status !== 200) throw new Error(`the first request was answered ${status}`);
  const refolded = Number(folded.exec(service.said.join('\n'))?.[1] ?? Number.NaN);
  return { seconds, refolded };
}
