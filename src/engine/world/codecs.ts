// The smaller records as bytes: JSON where a record is rare, fields where there are hundreds of thousands.
import type { Entity } from '../../core/state/entity.ts';
import { createPopulation, features, type Population } from '../../core/state/population.ts';
import type { Rates } from '../../core/state/rates.ts';
import { addWeight, pairsOf } from '../../core/state/value-weights.ts';
import type { Codec } from './codec.ts';

/** Plain data of finite numbers, texts, flags and arrays comes back exactly. */
export function jsonCodec<Value>(): Codec<Value> {
  return {
    write: (writer, value) => writer.text(JSON.stringify(value)),
    read: (reader) => JSON.parse(reader.text()) as Value,
  };
}

export const entityCodec: Codec<Entity> = {
  write(writer, entity) {
    writer.number(entity.lastMs);
    writer.number(entity.visits);
    writer.number(entity.risk);
    writer.number(entity.hostile);
    writer.number(entity.failures);
    writer.number(entity.lastFailed);
    writer.numbers(entity.visitors);
  },
  read: (reader) => ({
    lastMs: reader.number(),
    visits: reader.number(),
    risk: reader.number(),
    hostile: reader.number(),
    failures: reader.number(),
    lastFailed: reader.number(),
    visitors: reader.numbers(),
  }),
};

/** Entries in the order in which they were first seen: a full table forgets by it. */
export const populationCodec: Codec<Population> = {
  write(writer, population) {
    writer.number(population.logins);
    writer.number(population.sinceMs);
    const { timeMs, risk, recent, usual } = population.flow;
    writer.numbers([timeMs, risk, recent, usual]);
    for (const feature of features) writer.numbers(pairsOf(population.seen[feature]));
  },
  read(reader) {
    const population = createPopulation();
    population.logins = reader.number();
    population.sinceMs = reader.number();
    const [timeMs = 0, risk = 0, recent = 0, usual = 0] = reader.numbers();
    Object.assign(population.flow, { timeMs, risk, recent, usual });
    for (const feature of features) {
      const values = reader.numbers();
      for (let index = 0; index < values.length; index += 2)
        addWeight(population.seen[feature], values[index]!, values[index + 1]!);
    }
    return population;
  },
};

export const ratesCodec: Codec<Rates> = {
  write: (writer, rates) => writer.text(JSON.stringify([...rates.yenPer])),
  read: (reader) => ({ yenPer: new Map(JSON.parse(reader.text()) as [string, number][]) }),
};
