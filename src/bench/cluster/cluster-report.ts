// The figures of a cluster beside those of one machine, with what they should reach.
import type { ClusterFigures } from '../bench-cluster.ts';
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
  const median = ({ perCpuSecond }: ClusterFigures) => spreadOf(perCpuSecond).median;
  const ratio = median(few) / median(one);
  const dearer = median(few) / median(many) - 1;
  const lines: Line[] = [
    {
      what: 'decisions a CPU-second, a cluster of 1 shard / one machine',
      figure: `${ratio.toFixed(2)}  (${perCpu(few)} / ${perCpu(one)})`,
      target: String(ratioMin),
      met: ratio >= ratioMin,
    },
    {
      what: 'cost of a decision, 8 shards against 1',
      figure: `${(dearer * 100).toFixed(0)} %  (${perCpu(many)} a CPU-second)`,
      target: `+${dearerMax * 100} %`,
      met: dearer <= dearerMax,
    },
    answerLine('1 shard', few),
    answerLine('8 shards', many),
    ...[one, few, many].flatMap((figures, place) => costLines(names[place]!, figures)),
    {
      what: 'decisions a second at full load: one machine, 1 shard, 8 shards',
      figure: [one, few, many]
        .map(({ perSecond }) => textOfSpread(spreadOf(perSecond), 0))
        .join(', '),
    },
    {
      what: 'other work on the machine',
      figure: [one, few, many]
        .map(({ others }) => othersText(others > disturbedCores, others))
        .join(', '),
    },
  ];
  return { name: 'cluster', lines, figures: { one, few, many, ratio, dearer } };
}

const names = ['one machine', '1 shard', '8 shards'];

function answerLine(name: string, { rate, open }: ClusterFigures): Line {
  return {
    what: `${name}, answer at a quarter of that (${rate} a second): p50, p99 ms`,
    figure: `${open.p50Ms.toFixed(1)}, ${open.p99Ms.toFixed(1)}`,
    target: `${p50MsMax}, ${p99MsMax}`,
    met: open.p50Ms <= p50MsMax && open.p99Ms <= p99MsMax,
  };
}

function costLines(name: string, { micros, resident, sizes }: ClusterFigures): readonly Line[] {
  const textOf = (figures: Readonly<Record<string, number>>): string =>
    Object.entries(figures)
      .map(([part, figure]) => `${part} ${figure.toFixed(0)}`)
      .join(', ');
  const lines = [
    { what: `CPU µs a decision, ${name}`, figure: textOf(micros) },
    { what: `MiB in memory, ${name}`, figure: textOf(resident) },
  ];
  if (!sizes) return lines;
  const perEvent = (sizes.journalBytes / sizes.events).toFixed(0);
  const checkpoints = (sizes.checkpointBytes / 2 ** 20).toFixed(1);
  const figure = `${perEvent} an event of ${sizes.events}; checkpoints ${checkpoints} MiB`;
  return [...lines, { what: `bytes on each server, ${name}`, figure }];
}

function perCpu({ perCpuSecond }: ClusterFigures): string {
  return textOfSpread(spreadOf(perCpuSecond), 0);
}
