// An action of one person that waits for another's agreement.

export interface Proposal {
  id: string;
  by: string;
  role: string;
  firm: string;
  action: string;
  timeMs: number;
  readonly cases: string[];
  note: string;
  orders: number;
  valueJpy: number;
  /** `lapsed`: nobody agreed in time. */
  state: 'waiting' | 'agreed' | 'refused' | 'lapsed';
}

export function createProposal(): Proposal {
  return {
    id: '',
    by: '',
    role: '',
    firm: '',
    action: '',
    timeMs: 0,
    cases: [],
    note: '',
    orders: 0,
    valueJpy: 0,
    state: 'waiting',
  };
}
