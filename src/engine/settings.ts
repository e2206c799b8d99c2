// Puts the model and policy this start was given into the journal, where they differ from those in force.
import { isDeepStrictEqual } from 'node:util';
import type { CaseRecord } from '../core/case/record.ts';
import type { Model } from '../core/decision/model.ts';
import type { Policy } from '../core/decision/policy.ts';
import { settingsOf } from '../core/decision/settings.ts';
import type { Setting } from '../core/event/engine.ts';
import { timeOf } from '../core/lib/time.ts';
import type { World } from '../core/state/world.ts';

export interface GivenSettings {
  readonly model?: Model;
  readonly policy?: Policy;
}

/** The events to fold, none where everything is as it was. `sequence` is the last one folded. */
export function settingEvents(
  given: GivenSettings,
  world: World<CaseRecord>,
  sequence: number,
  timeMs: number,
): readonly Setting[] {
  const inForce = settingsOf(world);
  const events: Setting[] = [];
  for (const kind of ['model', 'policy'] as const) {
    const value = given[kind];
    if (!value || isDeepStrictEqual(value, inForce[kind])) continue;
    events.push({
      type: 'setting',
      id: `setting-${kind}-${sequence + 1}`,
      time: timeOf(timeMs),
      kind,
      version: value.version,
      value: { ...value },
    });
  }
  return events;
}
