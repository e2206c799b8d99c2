// For the test of the fuzzer: fails on one word only, and lets whoever tries see how far he has come.
import type { Target } from '../fuzz-targets.ts';

function letterAfterLetter(text: string): number {
  if (text[0] !== 's') return 0;
  if (text[1] !== 'e') return 1;
  if (text[2] !== 'k') return 2;
  if (text[3] !== 'i') return 3;
  if (text[4] !== 's') return 4;
  if (text[5] !== 'h') return 5;
  throw new Error('the lock is open');
}

export const lock: Target = {
  name: 'lock',
  seeds: [Buffer.from('........')],
  run: (bytes) => void letterAfterLetter(bytes.toString('latin1')),
};
