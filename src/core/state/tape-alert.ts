// Where an instrument stands between calm and attack; written by the alert state machine.

export interface AlertRecord {
  /** 0 while no alert is open. */
  openedMs: number;
  /** Last time the risk was still above the closing threshold. */
  excessMs: number;
  /** Highest log-odds of the present or last attack. */
  peakLogOdds: number;
}

export function createAlert(): AlertRecord {
  return { openedMs: 0, excessMs: 0, peakLogOdds: 0 };
}
