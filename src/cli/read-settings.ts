// Reads a model, policy or access file; what is wrong with it is wrong usage.
import { readFileSync } from 'node:fs';
import type { Model } from '../core/decision/model.ts';
import type { Policy } from '../core/decision/policy.ts';
import {
  type AccessSettings,
  checkAccessSettings,
} from '../edge/console/access/access-settings.ts';
import { type LinkSettings, readLinkSettings } from '../edge/hub/link-settings.ts';
import { checkModel, checkPolicy } from '../engine/settings-schema.ts';
import { UsageError } from './usage.ts';

export function readModel(path: string | undefined): Model | undefined {
  return path === undefined ? undefined : read(path, checkModel);
}

export function readPolicy(path: string | undefined): Policy | undefined {
  return path === undefined ? undefined : read(path, checkPolicy);
}

export function readAccess(path: string | undefined): AccessSettings | undefined {
  return path === undefined ? undefined : read(path, checkAccessSettings);
}

export function readHubLink(path: string | undefined): LinkSettings | undefined {
  if (path === undefined) return undefined;
  try {
    return readLinkSettings(path);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function read<Value>(path: string, check: (value: unknown) => Value): Value {
  try {
    return check(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}
