import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Case } from '../../core/case/case.ts';
import type { Decision } from '../../core/decision/decision.ts';
import { schemas } from '../../core/event/event.ts';
import { lineError, problemAnswer } from '../../engine/problem.ts';
import { openApi } from './open-api.ts';
import { problemBody } from './problem.ts';
import { withServer } from './test-server.ts';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; responses: Record<string, object> };
}

interface Operation {
  security?: object[];
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  responses: Record<string, object>;
}

const document = JSON.parse(JSON.stringify(openApi())) as Document;
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(document, 'document');

function holds(name: string, value: unknown): boolean {
  const check = ajv.getSchema(`document#/components/schemas/${name}`);
  assert.ok(check, name);
  return check(value) as boolean;
}

test('the document is served as it is generated', () =>
  withServer(async ({ get }) => {
    const answer = await get('/openapi.json', {});
    assert.deepEqual(await answer.json(), document);
  }));

test('every path of the document is answered, and with the methods it names', () =>
  withServer(async ({ url }) => {
    for (const [path, operations] of Object.entries(document.paths)) {
      const filled = path
        .replace('/instruments/{id}', '/instruments/XTKS:7203')
        .replace('{id}', 'a');
      const answer = await fetch(url + filled, { method: 'PATCH' });
      assert.equal(answer.status, 405, path);
      const allowed = answer.headers.get('allow')?.split(', ') ?? [];
      const named = Object.keys(operations).map((method) => method.toUpperCase());
      assert.deepEqual(
        allowed.filter((method) => method !== 'HEAD'),
        named,
        path,
      );
    }
  }));

test('the routes of the contract are all in it', () => {
  const contract = [
    '/v1/decisions',
    '/v1/events',
    '/v1/accounts/{id}',
    '/v1/accounts/{id}/timeline',
    '/v1/instruments/{id}',
    '/v1/alerts',
    '/v1/cases',
    '/v1/cases/{id}',
    '/openapi.json',
    '/healthz',
    '/metrics',
  ];
  for (const path of contract) assert.ok(document.paths[path], path);
});

test('every reference leads somewhere and every schema compiles', () => {
  const text = JSON.stringify(document);
  for (const [, kind, name] of text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
    const found = document.components[kind as 'schemas' | 'responses'][name];
    assert.ok(found, `${kind}/${name}`);
  }
  for (const name of Object.keys(document.components.schemas)) {
    assert.equal(holds(name, null), false, name);
  }
});

test('what stands without a key in the document is answered without one, the rest is not', () =>
  withServer(async ({ url }) => {
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const answer = await fetch(url + path.replace('{id}', 'a'), { method });
        assert.equal(answer.status === 401, operation.security === undefined, path);
      }
    }
  }));

test('limits are in the document', () => {
  const [limit] = document.paths['/v1/alerts'].get.parameters ?? [];
  assert.equal(limit.name, 'limit');
  assert.equal(limit.required, false);
  assert.deepEqual(limit.schema, { default: 100, type: 'integer', minimum: 1, maximum: 1000 });
});

test('every event type is in it, with sound and unsound events told apart', () => {
  for (const type of Object.keys(schemas)) assert.ok(document.components.schemas[type], type);
  const fx = { id: 'e', type: 'fx', time: '2025-05-01T00:00:00.000Z', currency: 'USD', rate: 150 };
  assert.ok(holds('Event', fx));
  assert.ok(holds('fx', { ...fx, more: 1 }));
  assert.ok(!holds('Event', { ...fx, rate: -1 }));
  assert.ok(!holds('RequestEvent', fx));
});

test('answers as the core makes them hold against their schemas', () => {
  const reasons = [{ code: 'c', weight: 1.5, facts: { n: 1 }, text: { ja: '日', en: 'en' } }];
  const decision: Decision = {
    decision: 'd-1',
    event: 'e-1',
    time: '2025-05-01T00:00:00.000Z',
    account: 'a',
    session: 's',
    verdict: 'step-up',
    risk: 0.4,
    reasons,
    stepUp: { minimum: 'passkey', contentHash: 'sha256:0', expires: '2025-05-01T00:05:00.000Z' },
    versions: { model: '1', policy: '1', rules: '1' },
    degraded: false,
  };
  assert.ok(holds('Decision', decision));
  assert.ok(!holds('Decision', { ...decision, verdict: 'perhaps' }));
  const line: Case = {
    case: 'c-1',
    account: 'a',
    opened: '2025-05-01T00:00:00.000Z',
    updated: '2025-05-01T00:00:00.000Z',
    state: 'new',
    sessions: ['s'],
    orders: [],
    access: true,
    traded: false,
    saleValueJpy: 0,
    purchaseValueJpy: 0,
  };
  assert.ok(holds('Case', line));
  assert.ok(holds('Cases', { cases: [line], next: 'n' }));
  const events = [{ sequence: 7, event: { type: 'login', time: line.opened }, decision }];
  assert.ok(holds('Timeline', { account: 'a', events, next: 6 }));
  const { error } = lineError(3, 'bad-field', 'expected a number', 'price');
  assert.ok(holds('Accepted', { accepted: 1, refused: [{ line: 3, error }] }));
  assert.ok(holds('Problem', JSON.parse(problemAnswer('bad-field', 'x', 'price').body)));
  assert.ok(holds('Problem', JSON.parse(problemBody('not-found'))));
});
