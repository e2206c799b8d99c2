// Everything that must hold before a change lands: types, lint and format, then all tests. Takes the
// options of `node --test`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What starts services, databases or browsers, or holds whole worlds in memory, has a process to each
 * file. The rest runs file after file in two processes: one to each would take most of its time for
 * starting.
 */
const apart = [
  /^(test|src\/(bench|cluster|engine|fault-simulation|serve))\//,
  // Searches its whole memory: that of its own tests is enough.
  /^src\/cli\/intel-stealer\.test/,
];
const isApart = (file) => apart.some((place) => place.test(file));
const longest = /^src\/simulator\//;

const files = globSync(['{src,test,console/src}/**/*.test.ts']).sort();
const together = files.filter((file) => !isApart(file));

function tests(name, chosen, ...options) {
  const usual = ['--disable-warning=ExperimentalWarning', '--test', '--test-timeout=300000'];
  const args = [...usual, ...options, ...process.argv.slice(2), ...chosen];
  return { name: `${name}: ${chosen.length} files`, program: process.execPath, args };
}

const check = (name, program, ...args) => ({ name, program: `node_modules/.bin/${program}`, args });
const inOne = '--test-isolation=none';

/** One after another; those of one stage at once. */
const stages = [
  [
    check('types', 'tsc', '--noEmit', '-p', '.'),
    check('types of the console', 'tsc', '--noEmit', '-p', 'console'),
    check('lint and format', 'biome', 'check', '--error-on-warnings', '.'),
  ],
  [
    tests(
      'tests of the simulator',
      together.filter((file) => longest.test(file)),
      inOne,
    ),
    tests(
      'tests of the other parts',
      together.filter((file) => !longest.test(file)),
      inOne,
    ),
  ],
  [tests('tests apart', files.filter(isApart), `--test-concurrency=${availableParallelism()}`)],
];

/** What one process has compiled, the others need not: a third of what a start takes. */
const compiled = mkdtempSync(join(tmpdir(), 'sekisho-compiled-'));
process.on('exit', () => rmSync(compiled, { recursive: true, force: true }));
const env = { ...process.env, NODE_COMPILE_CACHE: compiled };

/** Where several run at once, each is shown when it has ended. */
async function run({ name, program, args }, isAlone) {
  const output = isAlone ? 'inherit' : 'pipe';
  if (isAlone) console.log(`\n== ${name}`);
  const child = spawn(program, args, { env, stdio: ['ignore', output, output] });
  const said = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece) => said.push(piece));
  const [status] = await once(child, 'close');
  if (!isAlone) console.log(`\n== ${name}\n${Buffer.concat(said)}`);
  return { name, status };
}

const failed = [];
for (const [place, stage] of stages.entries()) {
  const results = await Promise.all(stage.map((step) => run(step, stage.length === 1)));
  failed.push(...results.filter(({ status }) => status !== 0).map(({ name }) => name));
  // Tests of what does not compile say nothing new; of the tests all are run.
  if (place === 0 && failed.length > 0) break;
}
if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
