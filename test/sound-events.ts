// Sound events to spoil: each call gives one with an id of its own.

/** Fixed once: what is sent again with the same id must have the same content. */
const nowMs = Date.now();
let count = 0;

/** The time so many minutes from now. */
export function timeIn(minutes: number): string {
  return new Date(nowMs + minutes * 60_000).toISOString();
}

export function soundFact(account: string) {
  count += 1;
  return {
    type: 'logout',
    id: `bad-${count}`,
    time: timeIn(-60),
    account,
    session: `s-${account}`,
  };
}

export function soundLogin(account: string) {
  return {
    ...soundFact(account),
    type: 'login',
    outcome: 'success',
    method: 'otp',
    channel: 'web',
    ip: '203.0.113.9',
    userAgent: 'Mozilla/5.0 (test)',
  };
}

export function soundOrder(account: string) {
  return {
    ...soundFact(account),
    type: 'order',
    order: `o-${count}`,
    side: 'buy',
    instrument: 'XTKS:7203',
    quantity: 100,
    orderType: 'limit',
    limitPrice: 2500,
    currency: 'JPY',
  };
}
