// The same simulated wave before six firms: each for itself, with the hub between them, or as one house.
import { randomBytes } from 'node:crypto';
import type { Decision } from '../../core/decision/decision.ts';
import { defaultPolicy, type Policy } from '../../core/decision/policy.ts';
import { type Event, isRequest } from '../../core/event/event.ts';
import { timeMsOf } from '../../core/lib/time.ts';
import { createTokens } from '../../edge/hub/token.ts';
import { createOriginLookup } from '../../edge/lookup/origin-lookup.ts';
import type { ReleaseRule } from '../../hub/limits.ts';
import type { SimulationOptions } from '../../simulator/options.ts';
import { simulate } from '../../simulator/simulate.ts';
import type { SimulationSummary } from '../../simulator/summary.ts';
import { firms as simulatedFirms } from '../../simulator/world/firm.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { createInstallation, type Installation } from './installation.ts';
import { createWatch, type TrialFigures } from './watch.ts';

export type Arrangement = 'apart' | 'hub' | 'together';

export interface TrialOptions {
  readonly simulation: Pick<SimulationOptions, 'scenario' | 'accounts' | 'seed' | 'scale' | 'days'>;
  readonly arrangement: Arrangement;
  /** Whether the verdicts reach the simulated people; without, all see the very same events. */
  readonly isClosed: boolean;
  /** What the firms challenge with. */
  readonly stepUpMinimum: Policy['stepUpMinimum'];
  /** When the hub tells of an attack; its default where absent. */
  readonly rule?: ReleaseRule;
}

export interface TrialResult extends TrialFigures {
  readonly summary: SimulationSummary;
  readonly told: Readonly<Record<string, number>>;
  readonly released: number;
  /** Log-ins whose address or device a firm knew from another's confirmed takeover. */
  readonly recognisedLogins: number;
  readonly recognisedHostile: number;
}

export function runTrial(options: TrialOptions): TrialResult {
  const labels = new Map<string, string>();
  const onLabel = ({ event, episode }: { event: string; episode: string }) =>
    void labels.set(event, episode);
  const firms = installationsOf(options);
  const all = [...new Set(firms.values())];
  const exchange = options.arrangement === 'hub' ? createExchange(all, options.rule) : undefined;
  const watch = createWatch(labels);
  const run = simulate({ ...options.simulation, onLabel });
  let step = run.next();
  while (!step.done) {
    const answers = step.value.map((event) => fold(event, firms, all, exchange, watch));
    step = run.next(options.isClosed ? answers : undefined);
  }
  const recognised = all.flatMap(({ recognised: events }) => events);
  const recognisedHostile = recognised.filter((id) => labels.has(id)).length;
  const { told = {}, released = 0 } = exchange?.counts ?? {};
  const exchanged = { told, released, recognisedLogins: recognised.length, recognisedHostile };
  return { ...watch.figures(), summary: step.value, ...exchanged };
}

function fold(
  event: Event,
  firms: ReadonlyMap<string, Installation>,
  all: readonly Installation[],
  exchange: Exchange | undefined,
  watch: ReturnType<typeof createWatch>,
): Decision | undefined {
  const timeMs = timeMsOf(event.time);
  exchange?.at(timeMs);
  const own = event.firm === undefined ? undefined : firms.get(event.firm);
  if (!own) {
    for (const one of all) one.take(event, timeMs);
    return undefined;
  }
  if (isRequest(event)) watch.before(event, timeMs, own);
  const decision = own.take(event, timeMs);
  if (isRequest(event) && decision) watch.after(event, decision);
  return decision;
}

function installationsOf({ arrangement, stepUpMinimum }: TrialOptions): Map<string, Installation> {
  const { lookup } = createOriginLookup();
  const sharing = arrangement === 'together' ? 'together' : 'separate';
  const policy: Policy = { ...defaultPolicy, version: 'trial', stepUpMinimum, sharing };
  const keys = new Map([['k1', randomBytes(32)]]);
  const tokens = arrangement === 'hub' ? createTokens({ current: 'k1', keys }) : undefined;
  const create = (name: string) => createInstallation(name, tokens, { policy }, lookup);
  const house = arrangement === 'together' ? create('all') : undefined;
  return new Map(simulatedFirms.map(({ name }) => [name, house ?? create(name)]));
}
