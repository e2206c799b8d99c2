// What the fold needs to know of a decision: the verdict and the parts of its log-odds.

export interface Ruling {
  readonly decision: string;
  readonly verdict: 'allow' | 'step-up' | 'hold' | 'block';
  /** The session ends here. */
  readonly cut: boolean;
  readonly risk: number;
  /** Risk without evidence from the market. */
  readonly riskOutside: number;
  readonly login: number;
  readonly session: number;
  readonly order: number;
  readonly market: number;
  readonly minimum: 'otp' | 'push' | 'phone' | 'passkey' | '';
  /** When a challenge or hold runs out; 0 for none. */
  readonly expiresMs: number;
}
