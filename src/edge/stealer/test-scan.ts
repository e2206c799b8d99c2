// For tests: a scan of one path with three customers of one firm, and everything it said.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Exposure } from '../../intel/stealer/exposure.ts';
import { createWatch, type HostJudge } from '../../intel/stealer/watch.ts';
import { readCustomers } from './customers.ts';
import type { Fault } from './fault.ts';
import { defaultLimits, type ScanLimits } from './limits.ts';
import { createScan, type ScanCounts } from './scan-logs.ts';
import type { Verifier } from './verifier.ts';

const customersCsv = 'account,login\nhana,001-1234567\ntaro,Taro@Example.net\n"jiro,2",jiro\n';

export interface Scanned {
  readonly exposures: readonly Exposure[];
  readonly faults: readonly Fault[];
  readonly counts: ScanCounts;
}

export interface ScanChoice {
  readonly limits?: Partial<ScanLimits>;
  readonly verifier?: Verifier;
  readonly judge?: HostJudge;
}

export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-stealer-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files below a folder and gives the folder. */
export async function filesIn(
  folder: string,
  files: Readonly<Record<string, string | Buffer>>,
): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  return folder;
}

export async function scanOf(
  t: TestContext,
  path: string,
  choice: ScanChoice = {},
): Promise<Scanned> {
  const lists = await filesIn(await temporaryFolder(t), { 'customers.csv': customersCsv });
  const exposures: Exposure[] = [];
  const faults: Fault[] = [];
  const scan = createScan({
    watch: createWatch(['example.co.jp'], choice.judge),
    customers: await readCustomers(join(lists, 'customers.csv')),
    limits: { ...defaultLimits, ...choice.limits },
    verifier: choice.verifier,
    onExposure: (exposure) => exposures.push(exposure),
    onFault: (fault) => faults.push(fault),
  });
  await scan.read(path);
  await scan.end();
  return { exposures, faults, counts: scan.counts };
}

/** One block as RedLine writes it. */
export function aBlock(login: string, password: string, host = 'www.example.co.jp'): string {
  return `URL: https://${host}/login\nUsername: ${login}\nPassword: ${password}\nApplication: Chrome\n\n`;
}

export const aMachine =
  'Build ID: x\nMachineName: DESKTOP-1\nHWID: C470995631EB5094\nTimeZone: (UTC+09:00) Tokyo\n' +
  'Log date: 7/29/2025 2:27:03 PM\n';
