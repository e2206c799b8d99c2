import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asLatin, fold } from './fold.ts';

for (const text of [
  'sbisec',
  'sb1sec',
  'SBIsec',
  'sblsec',
  'ѕbіѕес',
  'ｓｂｉｓｅｃ',
  'śbīsèc',
  's8isec',
])
  test(`${text} ${text === 's8isec' ? 'does not look' : 'looks'} like sbisec`, () =>
    assert.equal(fold(text.toLowerCase()) === fold('sbisec'), text !== 's8isec'));

test('two letters may look like one', () => {
  assert.equal(fold('rnatsui'), fold('matsui'));
  assert.equal(fold('daivva'), fold('daiwa'));
});

test('plain letters stay as they are', () => assert.equal(asLatin('daiwa-jp'), 'daiwa-jp'));
