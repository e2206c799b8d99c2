// Everything that must hold before a change lands: types, lint and format, then all tests.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

function run(name, program, args) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    console.error(`${name} failed`);
    process.exit(status ?? 1);
  }
}

run('types', 'node_modules/.bin/tsc', ['--noEmit', '-p', '.']);
run('types of the console', 'node_modules/.bin/tsc', ['--noEmit', '-p', 'console']);
run('lint and format', 'node_modules/.bin/biome', ['check', '--error-on-warnings', '.']);
const files = globSync(['{src,test,console/src}/**/*.test.ts']).sort();
run('tests', process.execPath, [
  '--disable-warning=ExperimentalWarning',
  '--test',
  '--test-timeout=300000',
  ...process.argv.slice(2),
  ...files,
]);
