// Whatever is asked of a running service, the answer is one that /openapi.json describes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { anyEvent } from '../src/core/event/test-arbitrary.ts';
import { addKey } from '../src/engine/keys.ts';
import { createEnding } from './firm.ts';
import { mutated } from './mutate.ts';
import { type Service, startService, temporaryFolder } from './service.ts';

interface Operation {
  readonly parameters?: readonly { name: string; in: 'path' | 'query' }[];
  readonly requestBody?: { content: Record<string, unknown> };
  readonly responses: Record<string, { $ref?: string; content?: Content }>;
}
type Content = Record<string, { schema?: { $ref?: string } }>;

const ending = createEnding();
const runs = 120;
const seeds = readFileSync(join(import.meta.dirname, 'corpus', 'events.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => Buffer.from(line));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
let service: Service;
let key = '';
let paths: Record<string, Record<string, Operation>> = {};

before(async () => {
  const directory = await temporaryFolder(ending);
  key = await addKey(directory, 'firm');
  service = await startService(ending, directory);
  const answer = await fetch(`${service.url}/openapi.json`);
  const document = (await answer.json()) as { paths: typeof paths };
  ajv.addSchema(document, 'document');
  ({ paths } = document);
});
after(() => ending.end());

/** Fails unless the document knows the status, the type and the form of the answer. */
async function isDescribed(answer: Response, operation: Operation): Promise<void> {
  const text = await answer.text();
  const said = operation.responses[answer.status];
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  if (!said) {
    assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${text}`);
    assert.equal(type, 'application/problem+json');
    const isProblem = ajv.getSchema('document#/components/schemas/Problem')!;
    assert.ok(isProblem(JSON.parse(text)), text);
    return;
  }
  if (!said.content && !said.$ref) {
    assert.equal(text, '');
    return;
  }
  const schema = said.content?.[type]?.schema?.$ref;
  assert.ok(said.content?.[type], `${type} for ${answer.status}`);
  if (schema === undefined) return;
  const check = ajv.getSchema(`document${schema}`)!;
  assert.ok(check(JSON.parse(text)), `${text} ${ajv.errorsText(check.errors)}`);
}

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const authorization = `Bearer ${key}`;
  return fetch(service.url + path, {
    redirect: 'manual',
    ...init,
    headers: { authorization, ...init.headers },
  });
}

const words = fc.oneof(
  fc.constantFrom('hana', 'XTKS:7203', 'c-x', '1', '-1', '1e9', '1000', 'new', '', 'null', '%'),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => text.toWellFormed()),
);

describe('answers are as the document says', () => {
  test('to any request that reads, whatever its parameters', async () => {
    const reads = Object.entries(paths).flatMap(([path, { get }]) => (get ? [{ path, get }] : []));
    assert.ok(reads.length >= 9);
    for (const { path, get } of reads)
      await fc.assert(
        fc.asyncProperty(fc.array(words, { minLength: 4, maxLength: 4 }), async (given) => {
          const of = (place: 'path' | 'query') =>
            (get.parameters ?? []).filter((parameter) => parameter.in === place);
          const filled = path.replace('{id}', encodeURIComponent(given[0]! || 'x'));
          const search = new URLSearchParams(
            of('query').flatMap(({ name }, at) =>
              given[at + 1] ? [[name, given[at + 1]!] as [string, string]] : [],
            ),
          );
          await isDescribed(await ask(`${filled}?${search}`), get);
        }),
        { numRuns: path.includes('{') || get.parameters ? 30 : 3 },
      );
  });

  for (const path of ['/v1/decisions', '/v1/events'])
    test(`to any event sent to ${path}, sound or spoilt`, async () => {
      const { post } = paths[path]!;
      const types = Object.keys(post!.requestBody!.content);
      const sound = anyEvent.map((event) => Buffer.from(JSON.stringify(event)));
      const many = fc
        .array(sound, { maxLength: 5 })
        .map((all) => Buffer.from(`[${all.join(',')}]`));
      const body =
        path === '/v1/events' ? fc.oneof(many, mutated(seeds)) : fc.oneof(sound, mutated(seeds));
      await fc.assert(
        fc.asyncProperty(body, fc.constantFrom(...types), async (bytes, type) => {
          const headers = { 'content-type': type };
          await isDescribed(await ask(path, { method: 'POST', headers, body: bytes }), post!);
        }),
        { numRuns: runs },
      );
    });

  test('and the service is alive after it', async () => {
    assert.equal((await fetch(`${service.url}/healthz`)).status, 200);
  });
});
