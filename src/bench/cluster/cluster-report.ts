// The figures of a cluster beside those of one machine, with what they should reach.
import type { ClusterFigures, FullLoad } from '../bench-cluster.ts';
import { spreadOf, textOfSpread } from '../figures/spread.ts';
import { disturbedCores, othersText } from '../others.ts';
import type { Line, Report } from '../report.ts';

/** What was asked for: see docs/reference/sizing.md. */
const ratioMin = 0.35;
const dearerMax = 0.1;
const p50MsMax = 5;
const p99MsMax = 40;

export function clusterReport(
  one: ClusterFigures,
  few: ClusterFigures,
  many: ClusterFigures,
): Report {
  const [oneFull, fewFull, fewEach, manyFull, manyTotal] = [
    ...[one.full[0]!, few.full[0]!, few.full[1]!],
    ...[many.full[0]!, many.full[1]!],
  ];
  const ratio = medianOf(fewFull) / medianOf(oneFull);
  const dearer = medianOf(fewEach) / medianOf(manyFull) - 1;
  const dearerInAll = medianOf(fewFull) / medianOf(manyTotal) - 1;
  const loads = [oneFull, fewFull, fewEach, manyFull, manyTotal];
  const lines: Line[] = [
    {
      what: 'decisions a CPU-second, a cluster of 1 shard / one machine',
      figure: `${ratio.toFixed(2)}  (${perCpu(fewFull)} / ${perCpu(oneFull)})`,
      target: String(ratioMin),
      met: ratio >= ratioMin,
    },
    {
      what: `cost of a decision, 8 shards against 1, ${fewEach.connections} requests under way for each`,
      figure: `${(dearer * 100).toFixed(0)} %  (${perCpu(manyFull)} / ${perCpu(fewEach)} a CPU-second)`,
      target: `+${dearerMax * 100} %`,
      met: dearer <= dearerMax,
    },
    {
      what: `the same with ${manyTotal.connections} under way for all together`,
      figure: `${(dearerInAll * 100).toFixed(0)} %  (${perCpu(manyTotal)} / ${perCpu(fewFull)})`,
    },
    answerLine('1 shard', few),
    answerLine('8 shards', many),
    ...loads.map((load, place) => microsLine(loadNames[place]!, load)),
    ...[one, few, many].flatMap((figures, place) => sizeLines(names[place]!, figures)),
    {
      what: `decisions a second at full load: ${loadNames.join('; ')}`,
      figure: loads.map(({ perSecond }) => textOfSpread(spreadOf(perSecond), 0)).join(', '),
    },
    {
      what: 'other work on the machine',
      figure: loads.map(({ others }) => othersText(others > disturbedCores, others)).join(', '),
    },
  ];
  return { name: 'cluster', lines, figures: { one, few, many, ratio, dearer, dearerInAll } };
}

const names = ['one machine', '1 shard', '8 shards'];
const loadNames = [
  'one machine',
  '1 shard',
  '1 shard, fewer under way',
  '8 shards',
  '8 shards, fewer under way',
];

function answerLine(name: string, { rate, open, openOthers }: ClusterFigures): Line {
  const disturbed =
    openOthers > disturbedCores ? `; other work ${openOthers.toFixed(2)} cores` : '';
  return {
    what: `${name}, answer at a quarter of that (${rate} a second): p50, p99 ms`,
    figure: `${open.p50Ms.toFixed(1)}, ${open.p99Ms.toFixed(1)}${disturbed}`,
    target: `${p50MsMax}, ${p99MsMax}`,
    met: open.p50Ms <= p50MsMax && open.p99Ms <= p99MsMax,
  };
}

function medianOf({ perCpuSecond }: FullLoad): number {
  return spreadOf(perCpuSecond).median;
}

function textOf(figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures)
    .map(([part, figure]) => `${part} ${figure.toFixed(0)}`)
    .join(', ');
}

function microsLine(name: string, { micros }: FullLoad): Line {
  return { what: `CPU µs a decision, ${name}`, figure: textOf(micros) };
}

function sizeLines(name: string, { resident, sizes }: ClusterFigures): readonly Line[] {
  const lines = [{ what: `MiB in memory, ${name}`, figure: textOf(resident) }];
  if (!sizes) return lines;
  const perEvent = (sizes.journalBytes / sizes.events).toFixed(0);
  const checkpoints = (sizes.checkpointBytes / 2 ** 20).toFixed(1);
  const figure = `${perEvent} an event of ${sizes.events}; checkpoints ${checkpoints} MiB`;
  return [...lines, { what: `bytes on each server, ${name}`, figure }];
}

function perCpu({ perCpuSecond }: FullLoad): string {
  return textOfSpread(spreadOf(perCpuSecond), 0);
}
