import assert from 'node:assert/strict';
import { test } from 'node:test';
import { familyByLayout, familyByMark } from './family.ts';

const banners: Readonly<Record<string, string>> = {
  lumma: '# Buy now: TG @lummanowork\n- LummaC2 Build: Oct 21 2024',
  vidar: '-- VIDAR STEALER --',
  stealc: 'StealC v2',
  raccoon: 'Raccoon Stealer',
  risepro: 'RISEPRO',
  dcrat: 'DarkCrystal RAT',
  atomic: 'Atomic macOS Stealer',
  meta: '*   ( M | E | T | A )   *',
  redline: 'Telegram: https://t.me/redline_market_bot',
};

for (const [family, banner] of Object.entries(banners))
  test(`knows ${family} by its banner`, () => assert.equal(familyByMark(banner), family));

test('knows a family by its folder and by the spelling of its keys, and no other', () => {
  assert.equal(familyByMark('Lumma_P002_V83BGDUE'), 'lumma');
  assert.equal(familyByLayout('SOFT,URL,USER,PASS'), 'lumma');
  assert.equal(familyByLayout('Soft,URL,User,Pass'), undefined);
  assert.equal(familyByLayout('constructor'), undefined);
  assert.equal(familyByMark('Some seller'), undefined);
});
