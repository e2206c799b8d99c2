// Keeps the thread that talks to the hub going beside the service, where an operator has set one up.
import { Worker } from 'node:worker_threads';
import type { LinkSettings } from '../edge/hub/link-settings.ts';
import type { EngineClient } from '../engine/client.ts';
import type { FromHubThread, HubThreadSettings, ToHubThread } from './hub-messages.ts';

export interface HubLinkOptions {
  readonly directory: string;
  readonly link: LinkSettings;
  readonly engine: EngineClient;
  readonly log: (message: string) => void;
}

/** After the thread has died of something. */
const againMs = 60_000;

/** Resolves to a way to end it; what goes wrong with the hub is said, and the service goes on. */
export function startHubLink({ directory, link, engine, log }: HubLinkOptions) {
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  async function hear(message: FromHubThread): Promise<void> {
    if ('log' in message) return log(`hub: ${message.log}`);
    const answer = await engine.record(link.firm ?? '*', message.body).catch(() => undefined);
    worker?.postMessage({ status: answer?.status ?? 503 } satisfies ToHubThread);
  }

  function begin(): void {
    const workerSettings: HubThreadSettings = { directory, link };
    worker = new Worker(new URL('./hub-thread.ts', import.meta.url), {
      workerData: workerSettings,
    });
    worker.on('message', (message: FromHubThread) => void hear(message));
    worker.on('error', (error) => log(`hub: ${(error as Error).message}`));
    worker.on('exit', () => {
      if (!isOver) timer = setTimeout(begin, againMs);
    });
  }

  begin();
  return {
    async stop(): Promise<void> {
      isOver = true;
      clearTimeout(timer);
      await worker?.terminate();
    },
  };
}
