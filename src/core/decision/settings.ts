// Model and policy in force: the defaults until the journal says otherwise.
import type { RestrictionEvent } from '../event/console.ts';
import type { Setting } from '../event/engine.ts';
import { timeMsOf } from '../lib/time.ts';
import { type Restricted, restrictedMax } from '../state/in-force.ts';
import type { World } from '../state/world.ts';
import type { Settings } from './decide.ts';
import { defaultModel, type Model } from './model.ts';
import { defaultPolicy, type Policy } from './policy.ts';

const defaults: Settings = { model: defaultModel, policy: defaultPolicy, rules: 'none' };

export function settingsOf<C>(world: World<C>): Settings {
  const inForce = world.settings.read('');
  if (!inForce) return defaults;
  return {
    model: (inForce.model as Model | undefined) ?? defaultModel,
    policy: policyOf(inForce.policy),
    restricted: inForce.restricted,
    rules: 'none',
  };
}

/** A policy journalled before a limit was there has the default one. */
function policyOf(policy: Readonly<Record<string, unknown>> | undefined): Policy {
  if (!policy) return defaultPolicy;
  return 'releaseLimitJpy' in policy
    ? (policy as unknown as Policy)
    : ({ ...defaultPolicy, ...policy } as Policy);
}

/** Name under which a restriction waits for its end. */
function restrictionName(firm: string, instrument: string): string {
  return `restriction ${firm} ${instrument}`;
}

/** Sets, changes or lifts a restriction; gives it, or nothing where none is in force any more. */
export function applyRestriction<C>(
  event: RestrictionEvent,
  timeMs: number,
  world: World<C>,
): Restricted | undefined {
  const firm = event.firm ?? '';
  const untilMs = event.expires === undefined ? 0 : timeMsOf(event.expires);
  dropRestriction(firm, event.instrument, world);
  if (event.lifted || !(untilMs > timeMs)) return undefined;
  const { instrument, by, note = '' } = event;
  const added = { instrument, firm, sinceMs: timeMs, untilMs, by, note };
  const inForce = world.settings.change('');
  const others = [...inForce.restricted];
  if (others.length >= restrictedMax) {
    const first = others.toSorted((left, right) => left.untilMs - right.untilMs)[0]!;
    dropRestriction(first.firm, first.instrument, world);
  }
  inForce.restricted = [...inForce.restricted, added];
  world.pending.add({
    decision: restrictionName(firm, instrument),
    firm,
    account: '',
    session: '',
    kind: 'restriction',
    request: '',
    instrument,
    order: '',
    minimum: '',
    contentHash: '',
    valueJpy: 0,
    expiresMs: untilMs,
  });
  return added;
}

/** Takes a restriction away, whether lifted or over; gives what it was. */
export function dropRestriction<C>(
  firm: string,
  instrument: string,
  world: World<C>,
): Restricted | undefined {
  world.pending.remove(restrictionName(firm, instrument));
  const isIt = (one: Restricted) => one.firm === firm && one.instrument === instrument;
  const found = world.settings.read('')?.restricted.find(isIt);
  if (!found) return undefined;
  const inForce = world.settings.change('');
  inForce.restricted = inForce.restricted.filter((one) => !isIt(one));
  return found;
}

/** Takes a model or policy that was checked before it was journalled. */
export function applySetting<C>(event: Setting, world: World<C>): void {
  const inForce = world.settings.change('');
  if (event.kind === 'model') inForce.model = event.value;
  else inForce.policy = event.value;
}
