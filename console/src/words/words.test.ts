import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessWords } from './access-words.ts';
import { campaignWords } from './campaign-words.ts';
import { caseWords } from './case-words.ts';
import { commonWords } from './common-words.ts';
import { decisionWords } from './decision-words.ts';
import { helpWords } from './help-words.ts';
import { instrumentWords } from './instrument-words.ts';
import { nowWords } from './now-words.ts';
import { queueWords } from './queue-words.ts';
import { reasonWords } from './reason-words.ts';
import { regulatorWords } from './regulator-words.ts';
import { settingsWords } from './settings-words.ts';
import { shellWords } from './shell-words.ts';

const all = {
  accessWords,
  campaignWords,
  caseWords,
  commonWords,
  decisionWords,
  helpWords,
  instrumentWords,
  nowWords,
  queueWords,
  reasonWords,
  regulatorWords,
  settingsWords,
  shellWords,
};

/** Every word with its place; of a sentence with gaps, the sentence about `#1`, `#2` and so on. */
function wordsOf(tree: object, place: string): [place: string, words: string][] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const at = `${place}.${name}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value !== 'function') return wordsOf(value, at);
    const gaps = Array.from({ length: value.length }, (_, gap) => `#${gap + 1}`);
    return [[at, value(...gaps)]];
  });
}

const english = new Map(wordsOf(mapped('en'), ''));
const japanese = new Map(wordsOf(mapped('ja'), ''));

function mapped(language: 'en' | 'ja'): object {
  return Object.fromEntries(Object.entries(all).map(([name, words]) => [name, words[language]]));
}

/** Names and signs that are the same in every language. */
const sameInBoth = /^(IP Geolocation by DB-IP|English|Sekisho|Enter|Esc|OS|[#\d~:+ ]+)$/;

test('both languages have the same words, none of them empty', () => {
  assert.ok(english.size > 300);
  assert.deepEqual([...japanese.keys()], [...english.keys()]);
  assert.deepEqual(
    [...english, ...japanese].filter(([, words]) => words.trim() === ''),
    [],
  );
});

test('Japanese words are Japanese, English words are not', () => {
  const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
  const halfTranslated = [...japanese].filter(
    ([, words]) => !isJapanese.test(words) && !sameInBoth.test(words),
  );
  assert.deepEqual(halfTranslated, []);
  const leftOver = [...english].filter(
    ([place, words]) => isJapanese.test(words) && !place.startsWith('.shellWords.other'),
  );
  assert.deepEqual(leftOver, []);
});

test('what is filled into a sentence appears in both languages', () => {
  for (const [place, words] of english) {
    const gaps = (text: string): string[] => [...new Set(text.match(/#\d/g) ?? [])].sort();
    assert.deepEqual(gaps(japanese.get(place)!), gaps(words), place);
  }
});
