// The command `sekisho intel blind`: looks exposed logins up at another firm or vendor without showing them.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { decayOver } from '../core/lib/decay.ts';
import { timeOf } from '../core/lib/time.ts';
import {
  BlindLookupError,
  createBlindClient,
  exposedAmong,
} from '../edge/blind-lookup/blind-client.ts';
import { createBlindServer } from '../edge/blind-lookup/blind-server.ts';
import type { ExposedFacts } from '../edge/blind-lookup/exposed-set.ts';
import { createBlindEvaluator, createBlindKeys } from '../edge/blind-lookup/oprf.ts';
import { freshnessHalfLifeMs } from '../intel/stealer/exposure.ts';
import { loginForms } from '../intel/stealer/login-forms.ts';
import { readExposed, readGrants } from './blind-files.ts';
import { eventTimeOf } from './event-time.ts';
import { wrongUse } from './help/wrong-use.ts';
import { openLineWriter } from './line-writer.ts';
import { readRows, tellFaults } from './read-rows.ts';
import { openRecordFile } from './record-file.ts';
import { type CommandOutput, parsed, UsageError, wholeNumber } from './usage.ts';

const options = {
  out: { type: 'string' },
  key: { type: 'string' },
  exposed: { type: 'string' },
  clients: { type: 'string' },
  journal: { type: 'string' },
  port: { type: 'string', default: '0' },
  token: { type: 'string' },
  'public-key': { type: 'string' },
  scope: { type: 'string' },
  customers: { type: 'string' },
  events: { type: 'string' },
  time: { type: 'string' },
  firm: { type: 'string' },
} as const;

type Values = ReturnType<typeof parsed<{ options: typeof options; args: string[] }>>['values'];

export async function runIntelBlind(args: string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  const [action, url, ...others] = positionals;
  if (others.length > 0 || (action !== 'ask' && url !== undefined)) throw wrongUse('intel blind');
  if (action === 'key') return makeKey(values, output);
  if (action === 'ask' && url !== undefined) return ask(url, values, output);
  if (action !== 'serve') throw wrongUse('intel blind');
  const served = await openBlindServer(values, output);
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await served.close();
  return 0;
}

/** The private key to the file, which nobody else may read; the public one is printed, to be agreed on. */
async function makeKey({ out }: Values, output: CommandOutput): Promise<number> {
  if (out === undefined) throw wrongUse('intel blind');
  const { privateKey, publicKey } = await createBlindKeys();
  writeFileSync(out, Buffer.from(privateKey).toString('hex'), { mode: 0o600, flag: 'wx' });
  output.stdout(`${Buffer.from(publicKey).toString('hex')}\n`);
  return 0;
}

export interface ServedLookup {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on this machine only: TLS is the business of what stands before it. */
export async function openBlindServer(
  { key, exposed, clients, journal, port }: Partial<Values>,
  output: CommandOutput,
): Promise<ServedLookup> {
  if (!key || !exposed || !clients || !journal) throw wrongUse('intel blind');
  const privateKey = Buffer.from(readFileSync(key, 'utf8').trim(), 'hex');
  const writer = openRecordFile(journal);
  const app = createBlindServer({
    privateKey,
    records: await readExposed(exposed, createBlindEvaluator(privateKey), output),
    clients: readGrants(clients),
    // The set is made anew with every start, and its labels with it.
    epoch: Math.floor(Date.now() / 1000),
    nowMs: Date.now,
    journal: (entry) => writer.line(entry),
  });
  const url = await app.listen({ host: '127.0.0.1', port: wholeNumber('port', port ?? '0', 0) });
  output.stderr(`blind look-up at ${url}\n`);
  return {
    url,
    async close() {
      await app.close();
      writer.close();
    },
  };
}

/** Customers of one call: at a third of a second for 32 some three hours. */
const customersMax = 1_000_000;

async function ask(url: string, values: Values, output: CommandOutput): Promise<number> {
  const { token, 'public-key': publicKey, scope, customers, events, time, firm } = values;
  if (!token || !publicKey || !scope || !customers || !events) throw wrongUse('intel blind');
  const nowMs = eventTimeOf(time);
  const { rows, faults } = await readRows(customers, ['account', 'login'], customersMax);
  if (rows.length > customersMax)
    throw new UsageError(`${customers}: more than ${customersMax} rows: ask in parts`);
  tellFaults(customers, faults, output);
  const inputs = rows.flatMap(({ fields }) =>
    loginForms(fields.login!).map((form) => ({ account: fields.account!, form })),
  );
  try {
    const client = createBlindClient({
      ...{ url, scope, token: readFileSync(token, 'utf8').trim() },
      publicKey: Buffer.from(publicKey, 'hex'),
    });
    const outputs = await client.outputsOf(inputs.map(({ form }) => form));
    const found = exposedAmong(outputs, await client.readSet());
    const facts = new Map<string, ExposedFacts>();
    for (const [at, one] of found) keepStronger(facts, inputs[at]!.account, one, nowMs);
    const writer = openLineWriter(events);
    for (const [account, one] of facts) writer.line(eventOf(account, one, { scope, nowMs, firm }));
    writer.close();
    output.stderr(`${rows.length} logins asked for, ${facts.size} accounts exposed\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof BlindLookupError)) throw error;
    output.stderr(`${error.message}\n`);
    return 1;
  }
}

function keepStronger(
  facts: Map<string, ExposedFacts>,
  account: string,
  one: ExposedFacts,
  nowMs: number,
): void {
  const before = facts.get(account);
  if (!before || leftOf(one, nowMs) > leftOf(before, nowMs)) facts.set(account, one);
}

/** What is left of the confidence since the day of the log. */
function leftOf({ confidence, logDate }: ExposedFacts, nowMs: number): number {
  const ageMs = logDate === undefined ? 0 : nowMs - Date.parse(logDate);
  return Number((confidence * decayOver(ageMs, freshnessHalfLifeMs)).toPrecision(4));
}

interface Asked {
  readonly scope: string;
  readonly nowMs: number;
  readonly firm?: string;
}

function eventOf(account: string, facts: ExposedFacts, { scope, nowMs, firm }: Asked) {
  const body = {
    type: 'intel',
    time: timeOf(nowMs),
    ...(firm === undefined ? {} : { firm }),
    ...{ kind: 'credential', value: account, source: `blind-lookup:${scope}` },
    confidence: leftOf(facts, nowMs),
    ...(facts.logDate === undefined ? {} : { logDate: facts.logDate }),
  };
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return { id: `blind-${hash.slice(0, 32)}`, ...body };
}
