import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { kinds, packAnswers, packRequests, readAnswers, readRequests } from './wire.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 200 });
const plain = { noNullPrototype: true };
const id = fc.integer({ min: 0, max: 0xffff_ffff });

test('requests come out as they went in, whatever the size of a message', () => {
  const request = fc.record({ id, kind: fc.constantFrom(...kinds), firm: text, body: text }, plain);
  fc.assert(
    fc.property(fc.array(request), fc.integer({ min: 1, max: 5_000 }), (requests, bytesMax) => {
      const messages = packRequests(requests, bytesMax);
      assert.deepEqual(messages.flatMap(readRequests), requests);
    }),
  );
});

test('answers too, each message with the epoch of who answers', () => {
  const answer = fc.record(
    {
      id,
      status: fc.integer({ min: 100, max: 599 }),
      body: text,
      retryAfterSeconds: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    },
    plain,
  );
  fc.assert(
    fc.property(
      id,
      fc.array(answer),
      fc.integer({ min: 1, max: 5_000 }),
      (epoch, all, bytesMax) => {
        const messages = packAnswers(epoch, all, bytesMax).map(readAnswers);
        assert.deepEqual(
          messages.flatMap(({ answers }) => answers),
          all,
        );
        assert.ok(messages.every((message) => message.epoch === epoch));
      },
    ),
  );
});

test('a message holds no more than it may, but for one that is larger by itself', () => {
  const requests = Array.from({ length: 100 }, (_, place) => ({
    ...{ id: place, kind: 'decide' as const, firm: 'alpha' },
    body: 'x'.repeat(place === 50 ? 9_000 : 100),
  }));
  const sizes = packRequests(requests, 2_000).map(({ length }) => length);
  assert.equal(sizes.filter((size) => size > 2_000).length, 1);
});

test('what is no message of requests is refused', () => {
  const [sound = new Uint8Array()] = packRequests(
    [{ id: 1, kind: 'decide', firm: 'alpha', body: '{}' }],
    1_000,
  );
  assert.throws(() => readRequests(sound.subarray(0, sound.length - 1)), RangeError);
  assert.throws(() => readRequests(new Uint8Array(30).fill(255)), RangeError);
});
