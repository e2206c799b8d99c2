// Reads stealer logs from disk to exposures: opens, reads, matches, asks the verifier, writes out, forgets.
import { createHmac, randomBytes } from 'node:crypto';
import { type Exposure, exposureOf, type Verified } from '../../intel/stealer/exposure.ts';
import { familyByMark } from '../../intel/stealer/family.ts';
import {
  createReadCounts,
  type FoundCredential,
  type LogSink,
  type ReadCounts,
} from '../../intel/stealer/found.ts';
import { createKeyReader } from '../../intel/stealer/key-reader.ts';
import { dateInName } from '../../intel/stealer/log-date.ts';
import type { Grammar } from '../../intel/stealer/log-reader.ts';
import { allWords } from '../../intel/stealer/role-words.ts';
import type { Watch } from '../../intel/stealer/watch.ts';
import type { Customers } from './customers.ts';
import { type Fault, faultCodeOf } from './fault.ts';
import { logFiles } from './folder-files.ts';
import type { ScanLimits } from './limits.ts';
import { createBudget, type LogFile } from './log-file.ts';
import { addFacts, createOpenLogs, type HeldCredential, isNew, type OpenLog } from './open-log.ts';
import { readFile } from './read-file.ts';
import type { Verifier } from './verifier.ts';

export interface ScanOptions {
  readonly watch: Watch;
  readonly customers: Customers;
  readonly limits: ScanLimits;
  /** Without one nothing is asked, and `verified` is left out. */
  readonly verifier?: Verifier;
  readonly onExposure: (exposure: Exposure) => void;
  readonly onFault: (fault: Fault) => void;
  readonly onProgress?: (counts: ScanCounts) => void;
}

export interface ScanCounts extends ReadCounts {
  files: number;
  bytes: number;
  /** Of a watched host, but of nobody on the firm's list. */
  strangers: number;
  exposures: number;
}

export interface Scan {
  /** A folder, a file or an archive; rejects where it does not exist. */
  read(path: string): Promise<void>;
  /** Writes out what is still open. */
  end(): Promise<void>;
  readonly counts: ScanCounts;
}

/** No securities firm takes longer ones; what is longer is not asked. */
const passwordBytesMax = 256;

export function createScan(options: ScanOptions): Scan {
  const { customers, limits, verifier, onFault } = options;
  const counts: ScanCounts = {
    ...createReadCounts(),
    files: 0,
    bytes: 0,
    strangers: 0,
    exposures: 0,
  };
  const grammar: Grammar = { keys: createKeyReader(allWords()), watch: options.watch };
  const logs = createOpenLogs(limits.openLogsMax);
  const budget = createBudget(limits, onFault);
  const secrets = createDigests();
  let held = 0;

  function hold(log: OpenLog, found: FoundCredential): void {
    const accounts = customers.match(found.login);
    if (accounts.length === 0) counts.strangers += 1;
    for (const account of accounts) {
      const { watched, password, from } = found;
      const digest = password ? secrets.digestOf(account, password) : '';
      const key = `${account}\0${watched.host}\0${digest}`;
      if (!isNew(log, key)) continue;
      const isShort = password !== undefined && password.length <= passwordBytesMax;
      const kept = verifier && isShort ? Buffer.from(password) : undefined;
      log.held.set(key, {
        account,
        candidates: accounts.length,
        watched,
        from,
        digest,
        password: kept,
      });
      held += 1;
    }
  }

  const sinkOf = (log: OpenLog): LogSink => ({
    credential: (found) => hold(log, found),
    cookie(cookie) {
      const key = `${cookie.host}\0${cookie.name}`;
      if (log.cookies.size < limits.cookiesMax) log.cookies.set(key, cookie);
    },
  });

  async function close(log: OpenLog): Promise<void> {
    for (const credential of log.held.values()) {
      const verified = await verify(credential);
      counts.exposures += 1;
      options.onExposure(exposureFrom(log, credential, verified));
    }
    held -= log.held.size;
    log.held.clear();
  }

  async function verify(credential: HeldCredential): Promise<Verified | undefined> {
    const { account, watched, digest, password } = credential;
    if (!verifier || digest === '') return undefined;
    return password ? verifier.ask(account, watched.host, digest, password) : 'unknown';
  }

  async function closeFinished(all: boolean): Promise<void> {
    for (const log of logs.takeFinished(all)) await close(log);
  }

  async function readOne(file: LogFile): Promise<void> {
    const log = logs.touch(file.root);
    counts.files += 1;
    const said = await readFile(file, {
      grammar,
      sink: sinkOf(log),
      counts,
      onTooLong: (line) => onFault({ code: 'line-too-long', path: file.path, line }),
      onBytes(bytes) {
        counts.bytes += bytes;
      },
      settle: () => (held > limits.openCredentialsMax ? closeHeld() : undefined),
    });
    addFacts(log, said.facts);
    log.family = said.family.mark ?? log.family ?? said.family.layout;
  }

  /** A list of millions of rows is one log: it is written out while it is read. */
  async function closeHeld(): Promise<void> {
    for (const log of logs.open()) await close(log);
  }

  return {
    counts,
    async read(path) {
      for await (const file of logFiles(path, budget)) {
        try {
          await readOne(file);
        } catch (error) {
          onFault({ code: faultCodeOf(error), path: file.path });
        }
        await closeFinished(false);
        options.onProgress?.(counts);
      }
    },
    end: () => closeFinished(true),
  };
}

function exposureFrom(
  log: OpenLog,
  { account, candidates, watched, from, digest }: HeldCredential,
  verified: Verified | undefined,
): Exposure {
  const folder = log.root.slice(log.root.lastIndexOf('/') + 1);
  const family = log.family ?? familyByMark(folder);
  const logDate = log.facts.logDate ?? dateInName(folder);
  const cookies = [...log.cookies.values()];
  return exposureOf({
    account,
    host: watched.host,
    kind: digest === '' ? 'login' : 'password',
    watched: watched.watched,
    site: watched.kind,
    ...(watched.risk !== undefined && { siteRisk: watched.risk }),
    from: from === 'list' ? 'list' : 'log',
    log: log.root,
    ...(family !== undefined && { family }),
    ...(verified && { verified }),
    ...(candidates > 1 && { candidates }),
    ...(cookies.length > 0 && { cookies }),
    facts: logDate === undefined ? log.facts : { ...log.facts, logDate },
  });
}

interface Digests {
  /** The same for the same account and password in this run, and of use to nobody after it. */
  digestOf(account: string, password: Buffer): string;
}

function createDigests(): Digests {
  const key = randomBytes(32);
  return {
    digestOf: (account, password) =>
      createHmac('sha256', key)
        .update(`${account}\0`)
        .update(password)
        .digest('base64')
        .slice(0, 22),
  };
}
