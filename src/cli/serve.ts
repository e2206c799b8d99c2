// The command `sekisho serve`: the whole service on one machine, or a part of a cluster, until it is
// told to stop.
import { serve } from '../serve/serve.ts';
import { readAccess, readHubLink, readModel, readPolicy } from './read-settings.ts';
import { stopSignal } from './stop-signal.ts';
import { type CommandOutput, parsed, UsageError, wholeNumber } from './usage.ts';

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
  hub: { type: 'string' },
  json: { type: 'boolean' },
  role: { type: 'string' },
  cluster: { type: 'string' },
  shards: { type: 'string' },
  replicas: { type: 'string' },
  copies: { type: 'string' },
  worker: { type: 'string' },
  'answer-ms': { type: 'string' },
  simulated: { type: 'boolean' },
  'exchange-ms': { type: 'string' },
} as const;

const ofClusters = [
  'shards',
  'replicas',
  'copies',
  'worker',
  'answer-ms',
  'simulated',
  'exchange-ms',
] as const;

export async function runServe(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  if (values.role !== undefined || values.cluster !== undefined) {
    if (values.hub)
      throw new UsageError(
        '--hub is for a service of one machine; from a cluster, tell the hub by `sekisho hub send`',
      );
    const { serveRole } = await import('./serve-role.ts');
    return serveRole(values, output);
  }
  for (const name of ofClusters)
    if (values[name] !== undefined) throw new UsageError(`--${name} needs --role and --cluster`);
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
    hub: readHubLink(values.hub),
    log: (message) => output.stderr(`${message}\n`),
  });
  // Listened for before it is said that the service is there: whoever reads that may end it at once.
  const stopped = stopSignal().then(() => undefined);
  output.stderr(`listening on ${service.url}\n`);
  if (values.json) {
    const { url, consoleUrl } = service;
    output.stdout(`${JSON.stringify({ url, consoleUrl })}\n`);
  }
  if (service.consoleUrl) output.stderr(`console: ${service.consoleUrl}\n`);
  const lost = await Promise.race([stopped, service.engine.givenUp]);
  output.stderr(lost ? `giving up: ${lost.message}\n` : 'stopping\n');
  await service.stop();
  return lost ? 1 : 0;
}
