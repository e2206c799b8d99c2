// The engine's thread: joins one life of the engine to this machine's disk, clock and tables.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createOriginLookup } from '../edge/lookup/origin-lookup.ts';
import { JournalError } from '../engine/journal/journal-error.ts';
import { openProjection } from '../engine/projection/projection.ts';
import { realScheduler } from '../engine/scheduler.ts';
import { openSetAside } from '../engine/set-aside.ts';
import { openData, realPorts, sealerIn } from '../engine/start.ts';
import { defaultLimits } from '../engine/world/world.ts';
import { startHost } from './engine-host.ts';
import type { EngineSettings, FromEngine, ToEngine } from './messages.ts';

const settings = workerData as EngineSettings;
const port = parentPort!;
const startMs = performance.now();

function post(message: FromEngine): void {
  port.postMessage(message);
}

/** No later start would find it otherwise: a person has to look. */
function isFinal(error: unknown): boolean {
  return error instanceof JournalError && (error.code === 'corrupt' || error.code === 'locked');
}

const lookUp = createOriginLookup().lookup;
const data = await openData(settings.directory, defaultLimits, false, {
  ...realPorts,
  ...(settings.sealed ? { openSealer: sealerIn } : undefined),
  journal: { takesOver: settings.isRestart },
}).catch((error: unknown) => {
  if (isFinal(error)) post({ unable: (error as Error).message });
  throw error;
});
const host = startHost({
  data,
  lookUp,
  nowMs: Date.now,
  clock: settings.clock,
  settings: settings.settings,
  setAside: openSetAside(settings.directory),
  projection: openProjection(
    settings.database
      ? { kind: 'postgres', url: settings.database }
      : { kind: 'pglite', directory: join(settings.directory, 'projection') },
  ),
  scheduler: realScheduler,
  post,
  end(how) {
    if (how === 'failed') process.exit(1);
    port.close();
  },
});
port.on('message', (message: ToEngine) => host.take(message));
post({
  ready: {
    refolded: data.refolded,
    otherwise: data.otherwise,
    ms: Math.round(performance.now() - startMs),
  },
});
