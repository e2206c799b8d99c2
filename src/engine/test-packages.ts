// Servers that tests start themselves, installed where they must run; elsewhere the tests say what they skip.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's packages, and where each is seen to be there. */
const places: Readonly<Record<string, string>> = {
  'nats-server': '/usr/sbin/nats-server',
  postgresql: '/usr/lib/postgresql',
};

const installMsMax = 240_000;
/** Files of tests run beside each other: one installs, the others wait for it. */
const lockSeconds = 240;

/** In CI installs what is missing; throws where it then still is. */
export function ensurePackages(...names: readonly string[]): void {
  if (!process.env.CI) return;
  const missing = (): string[] => names.filter((name) => !isThere(name));
  if (missing().length === 0) return;
  const options = {
    stdio: 'ignore' as const,
    timeout: installMsMax,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const lock = ['-o', `DPkg::Lock::Timeout=${lockSeconds}`];
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', ...lock, ...missing()], options);
  if (missing().length > 0) throw new Error(`not installed: ${missing().join(', ')}`);
}

function isThere(name: string): boolean {
  const place = places[name];
  return place !== undefined && existsSync(place);
}
