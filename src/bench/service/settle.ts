// A service that has been running for a while: started once, until its read model holds what was filled.
import { setTimeout as sleep } from 'node:timers/promises';
import { startService } from './service-process.ts';

const lag = /^sekisho_projection_lag_events (\d+)$/m;
const lookEveryMs = 500;
/** 7 million events take some three minutes on an idle machine. */
const secondsMax = 1_800;

/** Seconds that it took. */
export async function settle(directory: string, key: string): Promise<number> {
  const startMs = performance.now();
  const seconds = () => (performance.now() - startMs) / 1000;
  const service = await startService(directory);
  try {
    while ((await lagOf(service.port, key)) > 0) {
      if (seconds() > secondsMax) throw new Error(`the read model is behind after ${secondsMax} s`);
      await sleep(lookEveryMs);
    }
  } finally {
    await service.end('SIGTERM');
  }
  return seconds();
}

async function lagOf(port: number, key: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers });
  const found = lag.exec(await answer.text());
  if (!found) throw new Error('the service tells no lag of its read model');
  return Number(found[1]);
}
