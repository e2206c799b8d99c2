import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directory } from './test-mail.ts';
import { foldText } from './text.ts';

const named = (text: string) => directory.namedIn(foldText(text))?.id;

test('names the firm by the longest name, in either spelling and width', () => {
  assert.equal(named('ＳＢＩ証券'), 'sbi');
  assert.equal(named('SBIネオトレード証券 お客様センター'), 'sbi-neotrade');
  assert.equal(named('野村証券'), 'nomura');
  assert.equal(named('野 村 證 券'), 'nomura');
  assert.equal(named('三菱UFJeスマート証券'), 'mufg-esmart');
});

test('a Latin name is a whole word', () => {
  assert.equal(named('UPS delivery'), 'ups');
  assert.equal(named('groups and startups'), undefined);
});

test('a domain belongs to the narrowest owner, a look-alike to nobody', () => {
  assert.equal(directory.ownerOf('www.deal.matsui.co.jp')?.id, 'matsui');
  assert.equal(directory.ownerOf('matsui.co.jp.evil.top'), undefined);
  assert.equal(directory.ownerOf('notmatsui.co.jp'), undefined);
  assert.ok(directory.isNamesake('www.nomuraholdings.com'));
});

test('firms, authorities and others are told apart', () => {
  const kindOf = (host: string) => directory.ownerOf(host)?.kind;
  assert.equal(kindOf('www.sbisec.co.jp'), 'securities');
  assert.equal(kindOf('jipf.or.jp'), 'authority');
  assert.equal(kindOf('www.ups.com'), 'other');
});

test('every organisation has a name and plain lower-case hosts', () => {
  for (const { id, names, hosts } of directory.organisations) {
    assert.ok(names.length > 0 && hosts.length > 0, id);
    for (const host of hosts) assert.match(host, /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, id);
  }
});
