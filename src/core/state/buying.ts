// What customers bought of one instrument in the running minute, and at what price it stood.

export interface Buying {
  /** Start of the minute; 0 before the first purchase. */
  startMs: number;
  price: number;
  /** Shares that changed hands in the market, as prints and bars tell. */
  volume: number;
  /** Yen ordered by customers, each order parted by the risk it was given. */
  honestJpy: number;
  suspiciousJpy: number;
  /** Last order of a customer from which suspicion was raised; prints are noted while it is recent. */
  suspectedMs: number;
}

export function createBuying(): Buying {
  return { startMs: 0, price: 0, volume: 0, honestJpy: 0, suspiciousJpy: 0, suspectedMs: 0 };
}
