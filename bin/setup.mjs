// Makes ready what is run: installs the packages of the lock file if they are not installed yet, builds
// the console if a source of it is newer than what was built, and packs a new embedded database once.
// Runs under any Node from 20 on.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lock = readFileSync(join(root, 'package-lock.json'));
const wanted = createHash('sha256').update(lock).digest('hex');

const node = join(root, 'node_modules', '.bin', 'node');

async function run(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const [status] = await once(child, 'exit');
  if (status !== 0) process.exit(status ?? 1);
}

async function install() {
  const stamp = join(root, 'node_modules', '.sekisho-setup');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing packages (once) …');
  const npm = process.env.npm_execpath;
  const [program, ...start] = npm ? [process.execPath, npm] : ['npm'];
  await run(program, [...start, 'ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, wanted);
}

/** Everything the console is built from; it takes reasons and words from the core. */
const builtFrom = ['console/src', 'console/public', 'src/core', 'src/edge/console/messages.ts'];
const alsoBuiltFrom = ['console/index.html', 'console/vite.config.ts', 'package-lock.json'];

function newestOf(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const entries = readdirSync(path).filter((name) => !name.includes('.test.'));
  // A folder's own time moves when something in it is removed.
  return entries.reduce((most, name) => Math.max(most, newestOf(join(path, name))), stat.mtimeMs);
}

async function buildConsole() {
  const built = join(root, 'console', 'dist', 'index.html');
  const newest = Math.max(
    ...[...builtFrom, ...alsoBuiltFrom].map((path) => newestOf(join(root, path))),
  );
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  console.error('Building the console …');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const options = ['--config', 'console/vite.config.ts', '--logLevel', 'warn'];
  await run(node, [vite, 'build', 'console', ...options]);
}

/** An installation removes it with the packages. */
async function packDatabase() {
  if (existsSync(join(root, 'node_modules', '.sekisho-database.tar'))) return;
  await run(node, [
    '--disable-warning=ExperimentalWarning',
    join(root, 'bin', 'pack-database.mjs'),
  ]);
}

await install();
await Promise.all([buildConsole(), packDatabase()]);
