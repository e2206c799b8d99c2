// What the console's edge reads of the state itself: its users, and the settings in force.
import type { CaseRecord } from '../core/case/record.ts';
import { settingsOf } from '../core/decision/settings.ts';
import type { World } from '../core/state/world.ts';
import type { Answer } from './client.ts';

export function viewConsoleUsers(world: World<CaseRecord>): Answer {
  const users = world.operators.read('')?.list ?? [];
  return { status: 200, body: JSON.stringify({ users }) };
}

export function viewSettings(world: World<CaseRecord>): Answer {
  const { policy, model } = settingsOf(world);
  const body = { policy, policyVersion: policy.version, modelVersion: model.version };
  return { status: 200, body: JSON.stringify(body) };
}
