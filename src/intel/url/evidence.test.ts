import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recollection } from './campaign-memory.ts';
import { evidenceOf } from './evidence.ts';
import type { MemoryKind } from './memory-keys.ts';
import { hitsOf } from './test-judge.ts';

const known = (kind: MemoryKind, securities: number, other: number): Recollection => ({
  allSecurities: 10,
  allOther: 40,
  kind,
  key: `${kind}:x`,
  securities,
  other,
  last: 1,
  fresh: 0.5,
  firm: 'mizore',
  teacher: 'list',
  taughtMs: 0,
});

const namesOf = (...args: Parameters<typeof evidenceOf>): string[] =>
  evidenceOf(...args).map(({ name }) => name);

test('beside a clear name only domain and kit path are asked of the memory', () => {
  const memories = [known('parent', 1, 0), known('url-shape', 0, 5)];
  const clear = namesOf(
    'mizore.evil.example',
    hitsOf('https://mizore.evil.example/'),
    memories,
    0.3,
  );
  assert.ok(clear.includes('memory:parent:named:for'));
  assert.ok(!clear.some((name) => name.includes('url-shape')));
  assert.ok(clear.includes('structure:named'));
  const glued = namesOf('kgrqwx.example', hitsOf('https://kgrqwx.example/'), memories, 0.3);
  assert.ok(glued.includes('memory:parent:for'));
  assert.ok(glued.includes('memory:url-shape:against'));
  assert.ok(glued.includes('structure'));
});

test('how lately and how freshly it was remembered counts as well', () => {
  const memory = { ...known('parent', 1, 0), last: 0.7, fresh: 0.2 };
  const evidence = evidenceOf('x.example', [], [memory], 0);
  const valueNamed = (name: string) => evidence.find((one) => one.name === name)?.value;
  assert.equal(valueNamed('memory:parent:known'), 1);
  assert.equal(valueNamed('memory:parent:last'), 0.7);
  assert.equal(valueNamed('memory:parent:fresh'), 0.2);
});

test('the more domains on one side, the larger the odds', () => {
  const odds = (securities: number, other: number): number =>
    evidenceOf('x.example', [], [known('kit-path', securities, other)], 0).find(({ name }) =>
      /:(?:for|against)$/.test(name),
    )!.value;
  assert.ok(odds(5, 0) > odds(1, 0) && odds(1, 0) > 0);
  assert.ok(odds(0, 5) < odds(0, 1) && odds(0, 1) < 0);
});

test('a shape that all have says nothing, even where only one side was taught', () => {
  const odds = (recollection: Recollection): number =>
    evidenceOf('x.example', [], [recollection], 0).find(({ name }) =>
      /:(?:for|against)$/.test(name),
    )!.value;
  assert.ok(Math.abs(odds(known('outline', 10, 40))) < 1e-9);
  assert.ok(odds(known('outline', 10, 4)) > 1);
  const oneSided = { ...known('outline', 30, 0), allSecurities: 300, allOther: 0 };
  assert.ok(odds(oneSided) < 0);
  assert.ok(odds({ ...oneSided, kind: 'kit-path' }) > 3);
});

test('a namesake’s business is told only of a shared name', () => {
  const names = (url: string, host: string) => namesOf(host, hitsOf(url), [], 0);
  const shared = names('https://kogarashi-card.evil.example/', 'kogarashi-card.evil.example');
  assert.ok(shared.includes('grammar:other-business'));
  const own = names('https://mizore-card.evil.example/', 'mizore-card.evil.example');
  assert.ok(!own.includes('grammar:other-business'));
});

test('what one source says stands together', () => {
  const hits = hitsOf('https://mizore-japan.evil.example/mizore/?mizore=2');
  const sources = evidenceOf('x', hits, [known('parent', 1, 0)], 0).map(({ source }) => source);
  const runs = sources.filter((source, at) => source !== sources[at - 1]);
  assert.equal(runs.length, new Set(sources).size);
});
