// Model and policy in force: the defaults until the journal says otherwise.
import type { Setting } from '../event/engine.ts';
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
    policy: (inForce.policy as Policy | undefined) ?? defaultPolicy,
    rules: 'none',
  };
}

/** Takes a model or policy that was checked before it was journalled. */
export function applySetting<C>(event: Setting, world: World<C>): void {
  const inForce = world.settings.change('');
  if (event.kind === 'model') inForce.model = event.value;
  else inForce.policy = event.value;
}
