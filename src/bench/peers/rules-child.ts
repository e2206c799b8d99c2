// The peer of the replay: json-rules-engine with the same fifteen conditions on ready-made facts.
//
// Its facts are what our own signals found in the same wave, looked up beforehand and not counted:
// the peer only compares. One rule a condition, because each of ours gives a reason of its own.
import { Engine, type RuleProperties } from 'json-rules-engine';
import { readLines } from '../../cli/read-lines.ts';
import type { Decision } from '../../core/decision/decision.ts';

const conditions = [
  'strange-network',
  'strange-client',
  'strange-habits',
  'strange-device',
  'failures-before',
  'shared-address',
  'hosting-network',
  'travel-speed',
  'risky-origin',
  'context-change',
  'liquidated-share',
  'proceeds-into-unknown',
  'first-market',
  'large-for-volume',
  'risky-buyers',
] as const;

/** Requests evaluated: enough for its rate to settle. */
const runsMax = 60_000;
const warmUpRuns = 5_000;
/** Log-odds from which a finding counts, as a threshold of a rule would be set. */
const threshold = 0.5;

export interface RulesMeasured {
  readonly requests: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Rules that fired, so that nobody can say that nothing was evaluated. */
  readonly fired: number;
}

type Facts = Record<string, number>;

function factsOf({ reasons }: Decision): Facts {
  const facts: Facts = Object.fromEntries(conditions.map((condition) => [condition, 0]));
  for (const { code, weight } of reasons) if (code in facts) facts[code] = weight;
  return facts;
}

async function readFacts(decisionsFile: string): Promise<Facts[]> {
  const all: Facts[] = [];
  await readLines(decisionsFile, (text) => {
    if (text && all.length < runsMax + warmUpRuns) all.push(factsOf(JSON.parse(text) as Decision));
  });
  return all;
}

function ruleOf(fact: string): RuleProperties {
  return {
    conditions: { all: [{ fact, operator: 'greaterThan', value: threshold }] },
    event: { type: fact },
  };
}

async function measure(facts: readonly Facts[]): Promise<RulesMeasured> {
  const engine = new Engine(conditions.map(ruleOf));
  let fired = 0;
  for (const one of facts.slice(0, warmUpRuns)) await engine.run(one);
  const measured = facts.slice(warmUpRuns);
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  for (const one of measured) fired += (await engine.run(one)).events.length;
  const { user, system } = process.cpuUsage(startCpu);
  return {
    requests: measured.length,
    seconds: (performance.now() - startMs) / 1000,
    cpuSeconds: (user + system) / 1e6,
    fired,
  };
}

process.on('message', async ({ decisions }: { decisions: string }) => {
  process.send!(await measure(await readFacts(decisions)));
});
