// `sekisho serve --role …`: one of the parts of a cluster, until it is told to stop.
import { hostname } from 'node:os';
import { type Role, roles, runRole } from '../cluster/run-role.ts';
import { readAccess, readModel, readPolicy } from './read-settings.ts';
import { stopSignal } from './stop-signal.ts';
import { type CommandOutput, UsageError, wholeNumber } from './usage.ts';

/** As given on the command line; what is not among them has no meaning here. */
export interface RoleValues {
  readonly role?: string;
  readonly cluster?: string;
  readonly data: string;
  readonly port: string;
  readonly host: string;
  readonly database?: string;
  readonly policy?: string;
  readonly model?: string;
  readonly access?: string;
  readonly shards?: string;
  readonly replicas?: string;
  readonly copies?: string;
  readonly worker?: string;
  readonly 'answer-ms'?: string;
  readonly simulated?: boolean;
  readonly 'exchange-ms'?: string;
  readonly setup?: boolean;
  readonly sealed?: boolean;
  readonly retention?: string;
  readonly json?: boolean;
}

type Option = Exclude<keyof RoleValues, 'role' | 'cluster' | 'data' | 'port' | 'host' | 'json'>;

/** What only some roles take. Everything else is of one machine. */
const taken: Readonly<Record<Option, readonly Role[]>> = {
  database: ['gateway', 'projector', 'all'],
  access: ['gateway', 'all'],
  'answer-ms': ['gateway', 'all'],
  policy: ['worker', 'all'],
  model: ['worker', 'all'],
  shards: ['worker', 'all'],
  replicas: ['worker', 'all'],
  copies: ['worker', 'all'],
  simulated: ['worker', 'all'],
  'exchange-ms': ['worker', 'all'],
  worker: ['worker', 'all'],
  setup: [],
  sealed: [],
  retention: [],
};

/** A copy beside the owner's: the next one answers within seconds. */
const copiesDefault = 2;
const answerMsMin = 100;
/** Below it hardly two events share a round. */
const exchangeMsMin = 10;

export async function serveRole(values: RoleValues, output: CommandOutput): Promise<number> {
  const log = (message: string): void => output.stderr(`${message}\n`);
  const running = await runRole(checked(values, log));
  if (running.url) log(`listening on ${running.url}`);
  if (values.json) output.stdout(`${JSON.stringify({ role: values.role, url: running.url })}\n`);
  const lost = await Promise.race([stopSignal().then(() => undefined), running.givenUp]);
  log(lost ? `giving up: ${lost.message}` : 'stopping');
  await running.stop();
  return lost ? 1 : 0;
}

function checked(values: RoleValues, log: (message: string) => void) {
  const role = roleOf(values);
  const database = values.database ?? process.env.SEKISHO_DATABASE;
  if (role === 'projector' && !database)
    throw new UsageError('a projector needs --database, or SEKISHO_DATABASE');
  return {
    role,
    url: values.cluster!,
    directory: values.data,
    worker: values.worker ?? hostname(),
    given: {
      shards: optional('shards', values.shards, 1),
      replicas: optional('replicas', values.replicas, 1),
      simulated: values.simulated,
      exchangeMs: optional('exchange-ms', values['exchange-ms'], exchangeMsMin),
    },
    copies: optional('copies', values.copies, 1) ?? copiesDefault,
    host: values.host,
    port: wholeNumber('port', values.port, 0),
    database,
    answerMsMax: optional('answer-ms', values['answer-ms'], answerMsMin),
    tls: readAccess(values.access)?.tls,
    settings: { policy: readPolicy(values.policy), model: readModel(values.model) },
    log,
  };
}

function optional(name: string, text: string | undefined, lowest: number): number | undefined {
  return text === undefined ? undefined : wholeNumber(name, text, lowest);
}

function roleOf(values: RoleValues): Role {
  const role = roles.find((name) => name === (values.role ?? ''));
  if (!values.role) throw new UsageError(`--cluster needs --role ${roles.join('|')}`);
  if (!role) throw new UsageError(`--role is ${roles.join(', ')}, not '${values.role}'`);
  if (!values.cluster) throw new UsageError(`--role ${role} needs --cluster nats://HOST:4222`);
  for (const name of Object.keys(taken) as Option[])
    if (values[name] !== undefined && !taken[name].includes(role))
      throw new UsageError(
        taken[name].length === 0
          ? `--${name} is for the service on one machine, not for --role ${role}`
          : `--${name} is for --role ${taken[name].join(' or ')}, not for ${role}`,
      );
  return role;
}
