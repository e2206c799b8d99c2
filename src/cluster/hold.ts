// Keeps a shard's lease for as long as its owner lives, and knows when it is lost.
import type { Cluster } from './connect.ts';
import { changeLease, type Lease, leaseMs, openingMs, renewEveryMs } from './lease.ts';

export interface Held {
  readonly epoch: number;
  /** Somebody else has it: nothing may be written any more. */
  readonly isLost: boolean;
  /** Renewed within its time: nobody else can have it. */
  readonly isSure: boolean;
  /** The state is read: from now on it renews often enough to stand for a short time only. */
  begin(): void;
  /** Gives it back, so that nobody has to wait for its end. */
  release(): Promise<void>;
}

export function holdLease(
  cluster: Cluster,
  shard: number,
  taken: Lease,
  elapsedMs: () => number,
  onLost: () => void,
): Held {
  let lease = taken;
  let isLost = false;
  let sureUntilMs = elapsedMs() + taken.ms;
  let renewing: Promise<void> | undefined;
  let isOpen = false;
  const ticking = setInterval(tick, renewEveryMs);

  function tick(): void {
    renewing ??= renew().finally(() => {
      renewing = undefined;
    });
  }

  async function renew(): Promise<void> {
    const sentMs = elapsedMs();
    const { epoch, owner, count } = lease;
    const ms = isOpen ? leaseMs : openingMs;
    const next = { epoch, owner, count: count + 1, ms };
    try {
      const renewed = await changeLease(cluster, shard, lease, next);
      if (renewed) {
        lease = renewed;
        sureUntilMs = sentMs + ms;
      } else lose();
    } catch {
      // No quorum, or no server: nobody else can have it either; tried again.
    }
  }

  function lose(): void {
    if (isLost) return;
    isLost = true;
    clearInterval(ticking);
    onLost();
  }

  return {
    epoch: taken.epoch,
    get isLost() {
      return isLost;
    },
    get isSure() {
      return !isLost && elapsedMs() < sureUntilMs;
    },
    begin() {
      isOpen = true;
      if (!isLost) tick();
    },
    async release() {
      clearInterval(ticking);
      await renewing;
      if (isLost) return;
      isLost = true;
      const { epoch, count } = lease;
      await changeLease(cluster, shard, lease, { epoch, owner: '', count: count + 1, ms: 0 }).catch(
        () => undefined,
      );
    },
  };
}
