// How risky the places of a request are for what others did there, its own account left out.
import type { Entity } from '../state/entity.ts';
import type { Recalled } from '../state/recall.ts';
import type { Session } from '../state/session.ts';

/** A confirmed hijack weighs like this many suspected ones: it has been looked at by a person. */
const confirmedWeight = 3;
/**
 * Log-ins of honest customers it takes to halve one suspicion. A network or a browser is everybody's:
 * one hijacker who uses it says nothing of the next visitor.
 */
const visitsPrior = { device: 3, address: 5, network: 50, client: 50, domain: 20 } as const;
/** Share of risk at a place that is nothing unusual. */
const usualShare = 0.02;

export interface RiskyPlace {
  readonly kind: string;
  /** ln of the share of risk over the usual share; 0 for nothing. */
  readonly value: number;
}

/** The riskiest of address, device, network, software and referrer. */
export function riskiestPlace(state: Recalled): RiskyPlace {
  let kind = '';
  let value = 0;
  const own = ownRisk(state);
  const look = (name: keyof typeof visitsPrior, entity: Entity | undefined) => {
    const here = entity ? riskShare(entity, own, visitsPrior[name]) : 0;
    if (here <= value) return;
    value = here;
    kind = name;
  };
  look('device', state.device);
  look('address', state.address);
  look('network', state.network);
  look('client', state.client);
  look('domain', state.referrer);
  return { kind, value };
}

/**
 * What the account's own recent sessions told their places. It is left out wherever they were: to
 * forget a little of others' risk is better than to be one's own evidence.
 */
function ownRisk({ account }: Recalled): number {
  let own = 0;
  for (const session of account.sessions) own += placed(session);
  return own;
}

function placed({ placedRisk }: Session): number {
  return placedRisk / 1000;
}

function riskShare(entity: Entity, own: number, prior: number): number {
  const risk = Math.max(0, entity.risk - own);
  const share = (risk + confirmedWeight * entity.hostile) / (Math.max(entity.visits, 0) + prior);
  return Math.log((share + 1e-6) / usualShare);
}
