// A step-up passed in this session speaks for the owner, as far as it cannot be relayed.
import { clamp } from '../../lib/decay.ts';
import { strengthOf } from '../../lib/methods.ts';
import type { Signal } from '../signal.ts';

/** Share of a passkey's evidence that each method carries: codes and calls were relayed in 2025. */
const resistanceOf = { otp: 0.08, push: 0.15, phone: 0.15, passkey: 1 } as const;

export const passedStepUp: Signal = {
  id: 'passed-step-up',
  version: 1,
  family: 'proof',
  unit: 'minus the resistance to relay of the strongest method passed, 0..1',
  valueMin: -1,
  valueMax: 0,
  sees: 'nothing: it speaks for the owner',
  looksAlike: 'a one-time code relayed in real time, which is why codes weigh little',
  evaluate(event, { session }) {
    if (event.type === 'login' || !session?.passed || strengthOf(session.passed) === 0)
      return undefined;
    return {
      value: -clamp(resistanceOf[session.passed], 0, 1),
      facts: { method: session.passed },
    };
  },
};
