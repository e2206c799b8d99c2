// Runs the command `replay` in a process of its own, and says what it cost.
import { runReplay } from '../../cli/replay.ts';

export interface ReplayMeasured {
  readonly events: number;
  /** Reading, folding and writing; without the start of the process and the look-up tables. */
  readonly seconds: number;
  readonly cpuSeconds: number;
}

interface Order {
  /** Of the command. */
  readonly args: readonly string[];
  /** A file without events: what a replay costs before it reads one. */
  readonly empty: string;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function run(args: readonly string[]): Promise<ReplayMeasured> {
  let text = '';
  const before = cpuSeconds();
  await runReplay([...args, '--json'], {
    stdout: (piece) => {
      text += piece;
    },
    stderr: () => {},
  });
  const { events, seconds } = JSON.parse(text) as { events: number; seconds: number };
  return { events, seconds, cpuSeconds: cpuSeconds() - before };
}

process.on('message', async ({ args, empty }: Order) => {
  const start = await run([empty]);
  const whole = await run(args);
  const measured = { ...whole, cpuSeconds: whole.cpuSeconds - start.cpuSeconds };
  process.send!(measured satisfies ReplayMeasured);
});
