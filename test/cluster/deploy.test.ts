// The unit files, the compose file and the server's configuration: their commands take what they are given.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseArgs } from 'node:util';
import { roles } from '../../src/cluster/run-role.ts';
import { ensurePackages } from '../../src/engine/test-packages.ts';
import { root, sekisho } from '../service.ts';

const units = join(root, 'deploy', 'systemd');
const services = readdirSync(units).filter((name) => name.endsWith('.service'));
const compose = readFileSync(join(root, 'deploy', 'compose', 'compose.yaml'), 'utf8');

/** What stands behind `sekisho` in every command of these files. */
function commands(): readonly (readonly string[])[] {
  const lines = services
    .map((name) => readFileSync(join(units, name), 'utf8'))
    .concat(compose)
    .flatMap((text) => text.split('\n'));
  return lines.flatMap((line) => {
    const found = /^\s*(?:ExecStart=|command: )\S*sekisho (serve .*)$/.exec(line);
    return found ? [found[1]!.split(' ')] : [];
  });
}

test('every command names a role and gives only options that serve takes', async () => {
  const found = commands();
  assert.equal(found.length, 3 + 6);
  const help = (await sekisho(['serve', '--help'])).stdout;
  for (const [name, ...args] of found) {
    assert.equal(name, 'serve');
    const { values, tokens } = parseArgs({ args: [...args], strict: false, tokens: true });
    assert.ok(
      roles.some((role) => args.join(' ').includes(`--role ${role}`)),
      args.join(' '),
    );
    assert.ok('cluster' in values);
    for (const token of tokens)
      if (token.kind === 'option') assert.match(help, new RegExp(`--${token.name}\\b`));
  }
});

test('the units are sound', async (t) => {
  if (!existsSync('/usr/bin/systemd-analyze')) return t.skip('systemd-analyze is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-units-'));
  t.after(() => rmSync(folder, { recursive: true }));
  // It wants the programs to be there; one that is stands in for each.
  for (const name of services) {
    const text = readFileSync(join(units, name), 'utf8');
    writeFileSync(
      join(folder, name),
      text.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`),
    );
  }
  const run = spawnSync(
    'systemd-analyze',
    ['verify', ...services.map((one) => join(folder, one))],
    {
      encoding: 'utf8',
    },
  );
  assert.equal(run.status, 0, run.stderr);
});

test('the NATS server reads its configuration', (t) => {
  ensurePackages('nats-server');
  const args = ['-t', '-c', join(units, 'nats.conf')];
  const run = spawnSync('/usr/sbin/nats-server', args, { encoding: 'utf8' });
  if (run.error) return t.skip('no nats-server is installed');
  assert.equal(run.status, 0, run.stderr);
});
