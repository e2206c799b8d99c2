// Where Chromium is: on this machine, installed where that may be done, or not at all and then why.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const found = (): string | undefined => places.find((place) => existsSync(place));

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

function install(): void {
  const options = { stdio: 'ignore' as const, timeout: 240_000 };
  spawnSync('apt-get', ['update', '-qq'], options);
  const quiet = { ...options, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], quiet);
}

export interface Chromium {
  readonly path: string;
  /** Why there is none; where tests must run it is an error instead. */
  readonly skip: string | false;
}

export function findChromium(): Chromium {
  if (!found() && mayInstall()) install();
  const path = found() ?? '';
  const why =
    'Chromium is not installed, and only root on Debian may install it (apt install chromium)';
  if (!path && process.env.CI) throw new Error(why);
  return { path, skip: path ? false : why };
}
