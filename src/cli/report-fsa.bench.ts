// Measures the table and the workbook of a million cases, each in a process of its own:
// `node src/cli/report-fsa.bench.ts [CASES]`. Needs half a gigabyte in the folder for temporary files.
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const count = Number(process.argv[2] ?? 1_000_000);
const main = join(import.meta.dirname, '../main.ts');
const dayMs = 86_400_000;
const startMs = Date.UTC(2025, 0, 1);

/** Sixteen months, eighteen firms, orders in every second case; no two lines alike. */
function lineOf(at: number): string {
  const mixed = Math.imul(at, 0x9e3779b1) >>> 0;
  const openedMs = startMs + (mixed % 480) * dayMs + (mixed % dayMs);
  const confirmed = new Date(openedMs + (mixed % 60) * dayMs).toISOString();
  const traded = at % 2 === 0;
  const id = at.toString(36).padStart(8, '0');
  const line = {
    case: `c-${id}`,
    firm: `firm-${mixed % 18}`,
    account: `account-${id}`,
    opened: new Date(openedMs).toISOString(),
    updated: confirmed,
    state: 'confirmed',
    confirmed,
    sessions: [`s-${id}`],
    orders: traded ? [0, 1, 2, 3].map((order) => `o-${id}-${order}`) : [],
    access: true,
    traded,
    saleValueJpy: traded ? mixed % 80_000_000 : 0,
    purchaseValueJpy: traded ? mixed % 70_000_000 : 0,
  };
  return `${JSON.stringify(line)}\n`;
}

function* pieces(): Generator<string> {
  for (let at = 0; at < count; at += 1000)
    yield Array.from({ length: Math.min(1000, count - at) }, (_, next) => lineOf(at + next)).join(
      '',
    );
}

/** Runs the command; says how long it took and the most memory that the process held. */
function measure(name: string, args: readonly string[]): void {
  const report = `process.on('exit', () => process._rawDebug(JSON.stringify(process.resourceUsage())))`;
  const preload = `data:text/javascript,${encodeURIComponent(report)}`;
  const flags = ['--disable-warning=ExperimentalWarning', '--import', preload];
  const beganMs = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [...flags, main, 'report', 'fsa', ...args],
    {
      maxBuffer: 1 << 28,
    },
  );
  const seconds = (performance.now() - beganMs) / 1000;
  if (status !== 0) throw new Error(stderr.toString());
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
    stderr.toString().trim().split('\n').at(-1)!,
  );
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
  process.stdout.write(
    `${name}: ${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s of processor time), ${Math.round(maxRSS / 1024)} MiB\n`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'sekisho-report-bench-'));
try {
  const cases = join(folder, 'cases.jsonl');
  await pipeline(Readable.from(pieces()), createWriteStream(cases));
  process.stdout.write(`${count} cases, ${Math.round(statSync(cases).size / 1e6)} MB\n`);
  const given = ['--cases', cases, '--simulated'];
  for (let run = 1; run <= 3; run += 1) measure(`table, run ${run}`, given);
  measure('table and revision', [...given, '--since', '2025-12-31']);
  const out = join(folder, 'table.xlsx');
  measure('workbook with every case', [...given, '--format', 'xlsx', '--with-cases', '--out', out]);
  process.stdout.write(`workbook: ${Math.round(statSync(out).size / 1e6)} MB\n`);
} finally {
  rmSync(folder, { recursive: true });
}
