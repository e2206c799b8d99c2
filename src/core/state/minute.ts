// Counts of one firm's requests in the running minute of event time.

export interface Minute {
  startMs: number;
  logins: number;
  orders: number;
  challenged: number;
  held: number;
  blocked: number;
  stoppedJpy: number;
}

export function createMinute(): Minute {
  return {
    startMs: 0,
    logins: 0,
    orders: 0,
    challenged: 0,
    held: 0,
    blocked: 0,
    stoppedJpy: 0,
  };
}
