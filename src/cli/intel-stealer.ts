// The command `sekisho intel stealer`: exposed credentials of the firm's customers out of infostealer logs.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { readCustomers, writeHashes } from '../edge/stealer/customers.ts';
import { type Fault, faultWords } from '../edge/stealer/fault.ts';
import { createHttpVerifier, isSafeVerifier } from '../edge/stealer/http-verifier.ts';
import { defaultLimits } from '../edge/stealer/limits.ts';
import { readHostList } from '../edge/stealer/read-list.ts';
import { createScan, type ScanCounts } from '../edge/stealer/scan-logs.ts';
import {
  createVerifier,
  type Verifier,
  type VerifierEntry,
  type VerifyPassword,
  verifierDefaults,
} from '../edge/stealer/verifier.ts';
import { createEventCollector } from '../intel/stealer/exposure-event.ts';
import { createHostJudge, firmsOfHosts } from '../intel/stealer/host-judge.ts';
import { createWatch, type HostJudge } from '../intel/stealer/watch.ts';
import { createBrandDictionary } from '../intel/url/brand-dictionary.ts';
import brands from '../intel/url/brands.json' with { type: 'json' };
import { firmsOf, taughtJudge } from './confirmed-urls.ts';
import { eventTimeOf } from './event-time.ts';
import { wrongUse } from './help/wrong-use.ts';
import { type LineWriter, openLineWriter } from './line-writer.ts';
import { createProgress } from './progress.ts';
import { openRecordFile } from './record-file.ts';
import { openResults } from './results.ts';
import { type CommandOutput, parsed, UsageError, wholeNumber } from './usage.ts';

const options = {
  customers: { type: 'string' },
  hosts: { type: 'string' },
  out: { type: 'string' },
  events: { type: 'string' },
  time: { type: 'string' },
  firm: { type: 'string' },
  firms: { type: 'string' },
  confirmed: { type: 'string' },
  key: { type: 'string' },
  hashes: { type: 'string' },
  verifier: { type: 'string' },
  'verifier-key': { type: 'string' },
  journal: { type: 'string' },
  'per-second': { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parsed<{ options: typeof options; args: string[] }>>['values'];

/** What the program may give beside the command line. */
export interface StealerHooks {
  /** Judges hosts that are not the firm's, instead of the URL judge. */
  readonly judge?: HostJudge;
  /** Asks the firm instead of `--verifier`. */
  readonly verify?: VerifyPassword;
}

/** Faults beyond this are counted, not listed. */
const faultsListedMax = 100;

export async function runIntelStealer(
  args: string[],
  output: CommandOutput,
  hooks: StealerHooks = {},
): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  if (values.hashes !== undefined) return makeHashes(values, output);
  if (positionals.length === 0 || !values.customers || !values.hosts)
    throw wrongUse('intel stealer');
  const learntMs = eventTimeOf(values.time);
  const customers = await readCustomers(values.customers, await readKey(values.key));
  const hosts = await hostsOf(values.hosts, output);
  const watch = createWatch(hosts, hooks.judge ?? (await judgeOf(hosts, values, learntMs, output)));
  const events = createEventCollector({
    learntMs,
    atLearntTime: values.time !== undefined,
    firm: values.firm,
    nameOf: (text) => `stealer-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`,
  });
  const journal = values.journal === undefined ? undefined : openRecordFile(values.journal);
  const verifier = verifierOf(values, hooks.verify ?? (await httpVerifier(values)), journal);
  const out = openResults({ name: 'found', out: values.out, json: values.json }, output);
  const faults = countFaults(output);
  const progress = createProgress('MB', output);
  const scan = createScan({
    watch,
    customers,
    verifier,
    limits: defaultLimits,
    onFault: faults.take,
    onExposure(exposure) {
      out.line(exposure);
      events.take(exposure);
    },
    onProgress: ({ bytes }) => progress.at(Math.round(bytes / 1e6)),
  });
  try {
    for (const path of positionals) await scan.read(path);
    await scan.end();
    const refused = faults.count();
    out.sum({ ...scan.counts, refused, logins: customers.logins });
  } finally {
    progress.end();
    out.close();
    journal?.close();
  }
  if (values.events !== undefined) writeLines(values.events, events.events());
  tell(scan.counts, faults.count(), output);
  return faults.count() > 0 ? 1 : 0;
}

/** A key is a secret of the firm: a file, never an argument that other processes can read. */
async function readKey(path: string | undefined): Promise<Buffer | undefined> {
  if (path === undefined) return undefined;
  const text = (await readFile(path, 'utf8')).trim();
  const key = /^([0-9a-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'utf8');
  if (key.length < 16) throw new UsageError('--key: a file with at least 16 bytes, as text or hex');
  return key;
}

async function hostsOf(path: string, output: CommandOutput): Promise<readonly string[]> {
  const { hosts, refused } = await readHostList(path);
  for (const text of refused.slice(0, faultsListedMax))
    output.stderr(`hosts: '${text}' is no host, or too wide a one\n`);
  if (hosts.length === 0) throw new UsageError(`--hosts ${path}: no host to watch`);
  return hosts;
}

/** What imitates the firm is watched as well: who typed his password there lost it twice. */
async function judgeOf(
  hosts: readonly string[],
  { firms, confirmed }: Values,
  timeMs: number,
  output: CommandOutput,
): Promise<HostJudge> {
  const given = firms === undefined ? [] : firmsOf(firms);
  const known = createBrandDictionary(brands, given);
  const all = [...given, ...firmsOfHosts(hosts, known)];
  const { judge } = await taughtJudge(confirmed, all, output);
  return createHostJudge(judge, hosts, timeMs);
}

async function httpVerifier(values: Values): Promise<VerifyPassword | undefined> {
  if (values.verifier === undefined) return undefined;
  const url = URL.canParse(values.verifier) ? new URL(values.verifier) : undefined;
  if (!url || !isSafeVerifier(url))
    throw new UsageError('--verifier is an https address, or http on this machine');
  const keyPath = values['verifier-key'];
  return createHttpVerifier(url, keyPath && (await readFile(keyPath, 'utf8')).trim());
}

function verifierOf(
  values: Values,
  verify: VerifyPassword | undefined,
  journal: LineWriter | undefined,
): Verifier | undefined {
  if (!verify) return undefined;
  if (!journal) throw new UsageError('a verifier is asked on record only: --journal F');
  const perSecond = values['per-second'];
  return createVerifier({
    ...verifierDefaults,
    ...(perSecond !== undefined && { perSecondMax: wholeNumber('per-second', perSecond, 1) }),
    verify,
    journal: (entry: VerifierEntry) => journal.line(entry),
    clock: { nowMs: Date.now, wait: async (milliseconds) => wait(milliseconds) },
  });
}

function writeLines(path: string, lines: readonly unknown[]): void {
  const writer = openLineWriter(path);
  for (const line of lines) writer.line(line);
  writer.close();
}

function countFaults(output: CommandOutput) {
  let faults = 0;
  return {
    count: () => faults,
    take({ code, path, line }: Fault): void {
      faults += 1;
      if (faults > faultsListedMax) return;
      const at = line === undefined ? path : `${path}, line ${line}`;
      output.stderr(`refused: ${at}: ${faultWords[code]} (${code})\n`);
    },
  };
}

function tell(counts: ScanCounts, refused: number, output: CommandOutput): void {
  const { files, bytes, blocks, rows, watched, strangers, exposures } = counts;
  output.stderr(
    `${files} files, ${(bytes / 1e6).toFixed(1)} MB; ${blocks} credential blocks, ${rows} list rows; ` +
      `${watched} of a watched host, ${strangers} of them of nobody on the list; ` +
      `${exposures} exposures; ${refused} refused\n`,
  );
}

/** Turns the firm's plain list into hashed rows, so that the plain one need not leave its home. */
async function makeHashes(values: Values, output: CommandOutput): Promise<number> {
  const key = await readKey(values.key);
  if (!values.customers || !values.hashes || !key) throw wrongUse('intel stealer');
  const rows = await writeHashes(values.customers, values.hashes, key);
  output.stderr(`${rows} rows written\n`);
  return 0;
}
