import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEntity, visitEntity } from '../../core/state/entity.ts';
import { addSighting, createPopulation, features } from '../../core/state/population.ts';
import { createRates } from '../../core/state/rates.ts';
import { pairsOf } from '../../core/state/value-weights.ts';
import { type Codec, createReader, createWriter } from './codec.ts';
import { entityCodec, jsonCodec, populationCodec, ratesCodec } from './codecs.ts';

const writer = createWriter();

function again<Value>(codec: Codec<Value>, value: Value): Value {
  codec.write(writer, value);
  return codec.read(createReader(writer.take()));
}

const timeMs = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2080, 0) });
const weight = fc.double({ min: 1e-30, max: 1e30, noNaN: true });

test('an entity', () => {
  const visit = fc.tuple(fc.nat(), fc.boolean(), timeMs);
  fc.assert(
    fc.property(fc.array(visit), (visits) => {
      const entity = createEntity();
      for (const [visitor, isNew, at] of visits) visitEntity(entity, visitor, isNew, at);
      assert.deepEqual(again(entityCodec, entity), entity);
    }),
  );
});

test('a population, its values in the order in which they were first seen', () => {
  const sighting = fc.tuple(fc.constantFrom(...features), fc.nat(), weight);
  fc.assert(
    fc.property(fc.array(sighting), weight, (sightings, logins) => {
      const population = createPopulation();
      population.logins = logins;
      for (const [feature, key, much] of sightings)
        addSighting(population.seen[feature], key, much);
      const read = again(populationCodec, population);
      assert.equal(read.logins, logins);
      for (const feature of features)
        assert.deepEqual(pairsOf(read.seen[feature]), pairsOf(population.seen[feature]));
    }),
  );
});

test('rates and plain records', () => {
  const rates = createRates();
  rates.yenPer.set('THB', 4.123456789);
  assert.deepEqual(again(ratesCodec, rates), rates);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // What JSON has no word for (minus nought) is not in these records.
      const plain = JSON.parse(JSON.stringify(value)) as unknown;
      assert.deepEqual(again(jsonCodec<unknown>(), plain), plain);
    }),
  );
});
