// What comes with the packages: licences, install scripts, versions, and the bill of materials.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
}

const root = join(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

/** Licences of what is shipped to or run by a firm: none asks for the source of what stands beside it. */
const accepted = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PDDL-1.0',
  'Unlicense',
]);
/** Weak copyleft, of single files: for tools that only build and test. */
const acceptedInDevelopment = new Set([...accepted, 'MPL-2.0']);

/** Packages that do not name an SPDX licence, read by hand: which it is, and where that stands. */
const readByHand: Readonly<Record<string, string>> = {
  // LICENSE of the package; its package.json names none.
  'png-js': 'MIT',
  // CC-BY-4.0 of DB-IP, and the terms of Route Views: docs/reference/attribution.md.
  '@ip-location-db/asn': 'CC-BY-4.0',
};

/** `A OR B` is accepted with either, `A AND B` with both. */
function isAccepted(expression: string, known: ReadonlySet<string>): boolean {
  const bare = expression.replace(/[()]/g, '');
  if (bare.includes(' OR ')) return bare.split(' OR ').some((part) => isAccepted(part, known));
  return bare.split(' AND ').every((part) => known.has(part));
}

describe('packages', () => {
  test('have a licence that may stand beside Apache-2.0', () => {
    const refused = packages.filter(([path, { license, dev }]) => {
      const licence = readByHand[nameOf(path)] ?? license ?? 'none';
      return !isAccepted(licence, dev ? acceptedInDevelopment : accepted);
    });
    assert.deepEqual(
      refused.map(([path, { license }]) => `${nameOf(path)}: ${license}`),
      [],
    );
  });

  test('whose licence was read by hand are there and name none', () => {
    for (const name of Object.keys(readByHand)) {
      const found = lock.packages[`node_modules/${name}`];
      assert.ok(found, name);
      assert.ok(!isAccepted(found.license ?? 'none', accepted), name);
    }
  });

  test('a licence that asks for more is refused', () => {
    for (const licence of ['AGPL-3.0-only', 'BUSL-1.1', 'GPL-3.0', 'MIT AND AGPL-3.0', 'none'])
      assert.ok(!isAccepted(licence, acceptedInDevelopment), licence);
    assert.ok(isAccepted('(MIT OR GPL-3.0)', accepted));
  });

  test('run a script at installation only where that is decided', () => {
    const withScript = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
    assert.deepEqual(
      [...new Set(withScript.map(([path]) => nameOf(path)))].sort(),
      Object.keys(manifest.allowScripts).sort(),
    );
  });

  test('are pinned to one version, and their contents to a hash', () => {
    for (const [name, version] of Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
    }))
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
    for (const [path, { integrity, resolved }] of packages) {
      assert.match(integrity ?? '', /^sha512-/, path);
      // Named nowhere: whichever registry the machine has, the hash decides.
      assert.equal(resolved, undefined, path);
    }
  });

  test('are listed by `npm run sbom`, each with name and version', () => {
    const npm = process.env.npm_execpath;
    const [program, ...start] = npm ? [process.execPath, npm] : ['npm'];
    const done = spawnSync(program, [...start, 'run', '--silent', 'sbom'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    assert.equal(done.status, 0, done.stderr);
    const bill = JSON.parse(done.stdout) as {
      bomFormat: string;
      components: { name: string; version: string }[];
    };
    assert.equal(bill.bomFormat, 'CycloneDX');
    const listed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
    for (const [path, { version, dev, devOptional }] of packages)
      if (!dev && !devOptional && existsSync(join(root, path)))
        assert.ok(listed.has(`${nameOf(path)}@${version}`), path);
  });
});
