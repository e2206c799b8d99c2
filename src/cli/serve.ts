// The command `sekisho serve`: the whole service on one machine, until it is told to stop.
import { once } from 'node:events';
import { serve } from '../serve/serve.ts';
import { readAccess, readModel, readPolicy } from './read-settings.ts';
import { type CommandOutput, parsed, wholeNumber } from './usage.ts';

const options = {
  data: { type: 'string', default: '.sekisho' },
  port: { type: 'string', default: '7180' },
  host: { type: 'string', default: '127.0.0.1' },
  database: { type: 'string' },
  policy: { type: 'string' },
  model: { type: 'string' },
  access: { type: 'string' },
  setup: { type: 'boolean' },
  sealed: { type: 'boolean' },
  retention: { type: 'string' },
} as const;

export async function runServe(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  const service = await serve({
    directory: values.data,
    host: values.host,
    port: wholeNumber('port', values.port, 0),
    demo: false,
    database: values.database ?? process.env.SEKISHO_DATABASE,
    settings: { policy: readPolicy(values.policy), model: readModel(values.model) },
    access: readAccess(values.access),
    setup: values.setup,
    sealed: values.sealed,
    retentionMonths:
      values.retention === undefined ? undefined : wholeNumber('retention', values.retention, 1),
    log: (message) => output.stderr(`${message}\n`),
  });
  output.stderr(`listening on ${service.url}\n`);
  if (service.consoleUrl) output.stderr(`console: ${service.consoleUrl}\n`);
  const lost = await Promise.race([stopSignal().then(() => undefined), service.engine.givenUp]);
  output.stderr(lost ? `giving up: ${lost.message}\n` : 'stopping\n');
  await service.stop();
  return lost ? 1 : 0;
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the program at once. */
export function stopSignal(): Promise<unknown> {
  return Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
