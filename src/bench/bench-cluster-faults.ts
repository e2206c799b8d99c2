// A cluster that is struck ten times in each way under load: what was answered must be there, once and
// in order, and how long nobody was answered.
import { runStrikes } from './cluster/run-strikes.ts';
import { type StrikeKind, strikeKinds } from './cluster/strikes.ts';
import type { BenchContext } from './context.ts';
import { spreadOf, textOfSpread } from './figures/spread.ts';
import type { Line, Report } from './report.ts';

const times = 10;
const accounts = 16;

const words: Readonly<Record<StrikeKind, string>> = {
  worker: 'kill -9 of a worker',
  leader: 'kill -9 of the server that leads a stream',
  postgres: 'kill -9 of PostgreSQL',
  gateway: 'kill -9 of a gateway',
  stopped: 'an owner stopped for twice its lease, and let go on',
  cut: 'a worker cut off from the servers for twice its lease',
};

export async function benchClusterFaults({ say }: BenchContext): Promise<Report> {
  const outcome = await runStrikes({ kinds: strikeKinds, times, accounts, say });
  const { verified, findings, longestMs } = outcome;
  for (const finding of findings) say(`cluster-faults: ${finding}`);
  return {
    name: 'cluster-faults',
    lines: [
      {
        what: 'what did not hold',
        figure: String(findings.length),
        target: '0',
        met: findings.length === 0,
      },
      {
        what: 'decisions answered, records in the streams, accounts compared with their owners',
        figure: `${verified.answered}, ${verified.records}, ${verified.accounts}`,
      },
      ...strikeKinds.map(
        (kind): Line => ({
          what: `${words[kind]}, ${times} times: longest wait for an answer, ms`,
          figure: textOfSpread(spreadOf(longestMs[kind] ?? []), 0),
        }),
      ),
      { what: 'requests sent again', figure: String(outcome.repeats) },
      {
        what: 'ms until the read model listed the same cases',
        figure: `${outcome.readModelMs} (${verified.cases.size} cases)`,
      },
    ],
    figures: { ...outcome, verified: { ...verified, cases: verified.cases.size } },
  };
}
