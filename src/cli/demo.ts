// The command `sekisho demo` (npm start): the service on loopback with a simulated wave played
// through it, and the regulator's table without and with it.
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FsaTable } from '../core/report/fsa-table.ts';
import { addKey } from '../engine/keys.ts';
import { untilCaughtUp } from '../serve/caught-up.ts';
import { play } from '../serve/play.ts';
import { type Service, serve } from '../serve/serve.ts';
import type { SimulationOptions } from '../simulator/options.ts';
import { stopSignal } from './stop-signal.ts';
import { type CommandOutput, parsed, wholeNumber } from './usage.ts';
import {
  closing,
  defendedTable,
  demoPolicy,
  firstWord,
  progressLine,
  renderBoth,
} from './wave-tables.ts';

const options = {
  port: { type: 'string', default: '7180' },
  accounts: { type: 'string', default: '1200' },
  /** A world whose last day, where the demo stays, is one of an attack. */
  seed: { type: 'string', default: '3' },
  lang: { type: 'string', default: 'en' },
  data: { type: 'string', default: join('.sekisho', 'demo') },
  /** Ends after the tables instead of staying up; for tests. */
  once: { type: 'boolean' },
} as const;

/** Stops while Tokyo trades, so that what was held last still waits for a person in the console. */
const lastDayHours = 14;
const catchUpMsMax = 60_000;

export async function runDemo(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  const simulation: SimulationOptions = {
    scenario: 'wave-2025',
    accounts: wholeNumber('accounts', values.accounts, 100),
    seed: wholeNumber('seed', values.seed, 0),
    lastDayHours,
  };
  rmSync(values.data, { recursive: true, force: true });
  const key = await keyFor(values.data);
  const service = await serve({
    directory: values.data,
    host: '127.0.0.1',
    port: wholeNumber('port', values.port, 0),
    demo: true,
    database: undefined,
    settings: { policy: demoPolicy },
    log: (message) => output.stderr(`${message}\n`),
  });
  output.stderr(`Sekisho with SIMULATED customers and hijackers: ${shownUrl(service)}\n`);
  const language = values.lang === 'ja' ? 'ja' : 'en';
  const progress = progressLine(output);
  const [undefended, summary] = await Promise.all([
    undefendedApart(simulation).then((table) => {
      output.stderr(`${firstWord(table, language)}\n`);
      return table;
    }),
    play({ urls: [service.url], key, simulation, onProgress: progress.at }),
  ]);
  progress.end();
  if (!(await untilCaughtUp(service.url, key, catchUpMsMax)))
    output.stderr('the read model has not caught up: the table below lacks its last cases\n');
  const defended = await defendedTable(service.url, key);
  output.stdout(`${renderBoth(undefended, defended, language)}\n`);
  output.stdout(closing(summary, undefended, language));
  if (values.once) {
    await service.stop();
    return 0;
  }
  output.stderr(`\nStill up at ${shownUrl(service)} (Ctrl-C ends it)\n`);
  await stopSignal();
  await service.stop();
  return 0;
}

/** In a thread of its own: meanwhile the wave is played, and the console answers. */
async function undefendedApart(simulation: SimulationOptions): Promise<FsaTable> {
  const url = new URL('./undefended-thread.ts', import.meta.url);
  const [table] = await once(new Worker(url, { workerData: simulation }), 'message');
  return table as FsaTable;
}

function shownUrl({ url, consoleUrl }: Service): string {
  return consoleUrl ?? url;
}

async function keyFor(directory: string): Promise<string> {
  mkdirSync(directory, { recursive: true });
  return addKey(directory, '*');
}
