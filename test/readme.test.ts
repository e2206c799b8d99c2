// The documents tell the truth: their commands run, their example is a real one, their links lead somewhere.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type { Decision } from '../src/core/decision/decision.ts';
import { textOf, worded } from '../src/core/decision/reasons.ts';
import { decision as decisionSchema } from '../src/edge/http/answer-schemas.ts';
import { createOriginLookup } from '../src/edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart } from '../src/engine/replay.ts';
import { type Block, documents, shellBlocks } from './documents.ts';
import { root, temporaryFolder } from './service.ts';
import { smallWave } from './wave.ts';

const all = documents();
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

interface Ran {
  readonly status: number | null;
  readonly output: string;
}

/** A shell in a group of its own, so that whatever it left running ends with it. */
async function runShell(t: TestContext, script: string, cwd: string): Promise<Ran> {
  const child = spawn('sh', ['-eu', '-c', script], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = (): void => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // Nothing of the group is left.
    }
  };
  t.after(end);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
    });
  const closed = once(child, 'close');
  await once(child, 'exit');
  end();
  await closed;
  return { status: child.exitCode, output };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

async function scriptOf({ script, run }: Block): Promise<string> {
  if (!run?.replaced) return script;
  assert.ok(script.includes(run.replaced), `${run.replaced} is in the block`);
  const by = run.by === 'FREE' ? String(await freePort()) : run.by;
  return script.replaceAll(run.replaced, by);
}

function isNpmStart(block: Block): boolean {
  return block.script.trim() === 'npm start';
}

describe('commands', () => {
  test('are run, all but npm test, which runs this', () => {
    const blocks = all.flatMap(shellBlocks);
    assert.ok(blocks.filter(({ run }) => run).length >= 6);
    const unmarked = blocks.filter(({ run }) => !run).map(({ script }) => script.trim());
    assert.deepEqual([...new Set(unmarked)], ['npm test']);
    assert.match(scripts.test, / bin\/test\.mjs$/);
  });

  for (const document of all) {
    const blocks = shellBlocks(document);
    const toRun = blocks.filter((block) => block.run && !isNpmStart(block));
    if (toRun.length > 0)
      test(`of ${document.path} do what it says`, async (t) => {
        const folder = await temporaryFolder(t);
        symlinkSync(join(root, 'bin'), join(folder, 'bin'));
        for (const block of toRun) {
          if (block.script.includes('curl ') && !(await hasCurl(t, folder))) {
            t.diagnostic('a block that needs curl was left out: there is none here');
            continue;
          }
          const { status, output } = await runShell(t, await scriptOf(block), folder);
          assert.equal(status, 0, output);
          assert.ok(output.includes(block.run!.prints), output);
        }
      });
  }

  async function hasCurl(t: TestContext, folder: string): Promise<boolean> {
    return (await runShell(t, 'command -v curl', folder)).status === 0;
  }

  test('npm start ends with the regulator’s table twice, on a small world', async (t) => {
    assert.ok(all.some((document) => shellBlocks(document).some(isNpmStart)));
    // Set up already, or this test would not run.
    const program = scripts.start.replace('npm run --silent setup && ', '');
    const node = join(root, 'node_modules', '.bin', 'node');
    assert.match(program, /^node /);
    const script = program.replace('node ', `${node} `).replace('src/', `${root}/src/`);
    const folder = await temporaryFolder(t);
    const small = `${script} --once --port 0 --accounts 100`;
    const { status, output } = await runShell(t, small, folder);
    assert.equal(status, 0, output);
    const place = (text: string) => output.indexOf(text);
    assert.ok(place('SIMULATED') >= 0);
    assert.ok(place('Undefended (simulated)') > place('SIMULATED'));
    assert.ok(place('With Sekisho (simulated)') > place('Undefended (simulated)'));
    assert.match(output, /^Hostile purchases prevented: [\d.]+ %/m);
    assert.match(output, /^Honest customers challenged: [\d.]+ per 1,000 log-ins$/m);
    assert.match(output, /^Honest orders held: [\d.]+ per 1,000 orders$/m);
  });
});

/** Names and kinds of values; numbers, texts and flags are as they come. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  const entries = Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)] as const);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}

function exampleOf(path: string): Decision {
  const { text } = all.find((document) => document.path === path)!;
  return JSON.parse(/<!-- a decision -->\n```json\n([\s\S]*?)```/.exec(text)![1]!);
}

describe('the decision shown', () => {
  const example = exampleOf('README.md');

  test('is the same in both languages', () => {
    assert.deepEqual(exampleOf('README.ja.md'), example);
  });

  test('has the shape of real ones, reason by reason', () => {
    const shapes = new Set<string>();
    const reasonShapes = new Map<string, unknown>();
    const replay = createReplay(emptyStart(), createOriginLookup().lookup, {
      decision(decision) {
        const { reasons, ...rest } = worded(decision);
        shapes.add(JSON.stringify(shapeOf(rest)));
        for (const reason of reasons) reasonShapes.set(reason.code, shapeOf(reason));
      },
    });
    for (const event of smallWave(1).events) replay.take(JSON.stringify(event));
    const { reasons, ...rest } = example;
    assert.ok(shapes.has(JSON.stringify(shapeOf(rest))), 'as a whole');
    for (const reason of reasons)
      assert.deepEqual(shapeOf(reason), reasonShapes.get(reason.code), reason.code);
    decisionSchema.parse(example);
  });

  test('says in words what the program makes of its codes and facts', () => {
    for (const { text, ...reason } of worded(example).reasons)
      assert.deepEqual(
        (example.reasons as (typeof reason)[]).find((shown) => shown.code === reason.code),
        {
          ...reason,
          text: textOf(reason),
        },
        JSON.stringify(text),
      );
    const weights = example.reasons.map(({ weight }) => Math.abs(weight));
    assert.deepEqual(
      weights,
      weights.toSorted((left, right) => right - left),
      'strongest first',
    );
  });
});

test('links lead somewhere', () => {
  const broken = all.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(root, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  assert.deepEqual(broken, []);
});
