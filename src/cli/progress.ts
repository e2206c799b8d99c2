// A progress line on standard error, for work of more than two seconds on a terminal.
import type { CommandOutput } from './usage.ts';

const silentMs = 2_000;
const everyMs = 500;

export interface Progress {
  /** Says how far the work is; cheap enough to be called for every thousandth piece. */
  at(done: number): void;
  end(): void;
}

export function createProgress(what: string, output: CommandOutput): Progress {
  const startMs = performance.now();
  let lastMs = startMs;
  let shown = false;
  return {
    at(done) {
      const nowMs = performance.now();
      if (nowMs - startMs < silentMs || nowMs - lastMs < everyMs) return;
      lastMs = nowMs;
      shown = true;
      const perSecond = Math.round((done / (nowMs - startMs)) * 1000);
      output.stderr(
        `\r${what}: ${done.toLocaleString('en-US')} (${perSecond.toLocaleString('en-US')}/s)   `,
      );
    },
    end() {
      if (shown) output.stderr('\n');
    },
  };
}
