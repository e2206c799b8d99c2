// The command `sekisho simulate`: writes a fake world's events and, apart from them, the truth.
import { scenarioNames } from '../simulator/simulate.ts';
import { writeSimulation } from '../simulator/write.ts';
import { type CommandOutput, parsed, UsageError, wholeNumber } from './usage.ts';

const options = {
  scenario: { type: 'string', default: 'wave-2025' },
  accounts: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  scale: { type: 'string' },
  days: { type: 'string' },
  activity: { type: 'string' },
  /** Only these kinds of hijackers, with commas between. */
  kinds: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export async function runSimulate(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  if (!scenarioNames().includes(values.scenario))
    throw new UsageError(`--scenario is one of ${scenarioNames().join(', ')}`);
  if (values.out === undefined) throw new UsageError('--out DIR is missing');
  const simulation = {
    scenario: values.scenario,
    accounts: wholeNumber('accounts', values.accounts, 1),
    seed: wholeNumber('seed', values.seed, 0),
    scale: optionalNumber('scale', values.scale),
    activity: optionalNumber('activity', values.activity),
    kinds: values.kinds?.split(','),
    days: values.days === undefined ? undefined : wholeNumber('days', values.days, 1),
  };
  try {
    const summary = await writeSimulation(simulation, values.out);
    if (values.json) output.stdout(`${JSON.stringify(summary)}\n`);
    else
      output.stderr(
        `${summary.events} simulated events in ${values.out}\n${summary.notes.join('\n')}\n`,
      );
    return 0;
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

function optionalNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new UsageError(`--${name} is a number, not '${text}'`);
  return value;
}
