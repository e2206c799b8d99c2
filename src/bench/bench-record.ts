// How large an account is as bytes: after a simulated wave, and after a month of ordinary use.
import { startChild } from './child.ts';
import type { BenchContext } from './context.ts';
import type { Report } from './report.ts';
import type { RecordsMeasured } from './wave/record-child.ts';

const medianMax = 700;
const largestMax = 2048;

export async function benchRecord(context: BenchContext): Promise<Report> {
  const { file } = await context.wave();
  const child = startChild(new URL('./wave/record-child.ts', import.meta.url), []);
  const wave = await child.ask<RecordsMeasured>({ file });
  await child.end();
  const { accounts, accountBytes } = await context.prepared(context.accounts);
  const prepared = { accounts, ...accountBytes };
  const lines = [
    ...linesOf(`${wave.accounts} accounts after the simulated wave`, wave),
    ...linesOf(`${accounts} prepared accounts`, prepared),
  ];
  return { name: 'record', lines, figures: { wave, prepared } };
}

function linesOf(what: string, { median, max }: RecordsMeasured) {
  return [
    {
      what: `${what}: median`,
      figure: `${median} B`,
      target: `${medianMax} B`,
      met: median <= medianMax,
    },
    {
      what: `${what}: largest`,
      figure: `${max} B`,
      target: `${largestMax} B`,
      met: max <= largestMax,
    },
  ];
}
