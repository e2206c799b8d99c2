// Fits the committed URL model: node src/bench/urls/fit.ts [--before 2025-08]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createBrandDictionary } from '../../intel/url/brand-dictionary.ts';
import brands from '../../intel/url/brands.json' with { type: 'json' };
import { readHonest, readPhishing } from './dataset.ts';
import { fitModel } from './fit-model.ts';

const { values } = parseArgs({ options: { before: { type: 'string', default: '2025-08' } } });
const folder = new URL('../../intel/url/', import.meta.url);
const dictionary = createBrandDictionary(brands);
const rows = await readPhishing(dictionary);
const { fit } = await readHonest();
const model = fitModel({ rows, honest: fit, dictionary, before: values.before });
writeFileSync(new URL('url-model.json', folder), `${JSON.stringify(model, null, 2)}\n`);
console.log(`${model.version}: ${Object.keys(model.weights).length} weights`);
