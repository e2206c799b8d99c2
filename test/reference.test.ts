// The reference pages say what the code says, and nothing else, checked both ways.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runServe } from '../src/cli/serve.ts';
import { HelpAsked } from '../src/cli/usage.ts';
import { defaultModel } from '../src/core/decision/model.ts';
import { defaultPolicy } from '../src/core/decision/policy.ts';
import { words } from '../src/core/decision/reasons.ts';
import { schemas } from '../src/core/event/event.ts';
import { allSignals } from '../src/core/signal/catalogue.ts';
import { marketSignals } from '../src/core/signal/instrument/market-risk.ts';
import { problems } from '../src/edge/http/problem.ts';
import { engineProblems } from '../src/engine/problem.ts';
import { root, sekisho } from './service.ts';

const silent = { stdout: () => {}, stderr: () => {} };

function page(name: string): string {
  return readFileSync(join(root, 'docs', 'reference', name), 'utf8');
}

function names(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name]) => name!).sort();
}

test('the generated parts are fresh; `bin/sekisho docs` writes them', async () => {
  const { status, stderr } = await sekisho(['docs', '--check']);
  assert.equal(status, 0, stderr);
});

test('every signal is on the page once, with the weight of the model', () => {
  const signals = [...allSignals, ...marketSignals];
  const rows = names(page('signals.md'), /^\| `([a-z-]+)` v\d+ \|/gm);
  assert.deepEqual(rows, signals.map(({ id }) => id).sort());
  const weights = { ...defaultModel.weights, ...defaultModel.market.weights };
  for (const [id, weight] of Object.entries(weights)) {
    const row = page('signals.md')
      .split('\n')
      .find((line) => line.startsWith(`| \`${id}\` `));
    assert.ok(row?.includes(`| ${weight} |`), `${id} weighs ${weight}: ${row}`);
  }
});

test('reasons that are no signal are named on the page of signals', () => {
  const ids = new Set([...allSignals, ...marketSignals].map(({ id }) => id));
  for (const code of Object.keys(words))
    if (!ids.has(code)) assert.ok(page('signals.md').includes(`\`${code}\``), code);
});

test('every event type has its section and its fields', () => {
  const sections = page('events.md').split(/^### /m).slice(1);
  assert.deepEqual(
    sections.map((section) => /^`([a-z-]+)`/.exec(section)![1]),
    Object.keys(schemas),
  );
  for (const section of sections) {
    const type = /^`([a-z-]+)`/.exec(section)![1] as keyof typeof schemas;
    const fields = Object.keys(schemas[type].shape).filter(
      (field) => !['type', 'id', 'time', 'firm'].includes(field),
    );
    assert.deepEqual(names(section, /^\| `(\w+)` \|/gm), fields.sort(), type);
  }
});

test('every refusal named on the page of events is one there is', () => {
  const known = new Set([...Object.keys(problems), ...Object.keys(engineProblems)]);
  const named = names(page('events.md'), /\b(?:4\d\d|5\d\d|as) `([a-z0-9-]+)`/g);
  assert.ok(named.length > 10);
  for (const code of named) assert.ok(known.has(code), code);
});

test('every setting of the policy is on the page', () => {
  const policy = page('settings.md').split('## Policy')[1]!.split('## ')[0]!;
  assert.deepEqual(names(policy, /^\| `(\w+)` \|/gm), Object.keys(defaultPolicy).sort());
});

test('the options of serve are those it takes', async () => {
  const named = names(page('settings.md'), /^\| `--([\w-]+)/gm);
  const asked = await runServe(['--help'], silent).catch((error: unknown) => error);
  assert.ok(asked instanceof HelpAsked);
  assert.deepEqual([...new Set(named)], Object.keys(asked.options).sort());
});
