// What permutation tools (dnstwist and its kind) would list for the firms' real domains; a comparator.
import type { BrandDictionary } from '../../intel/url/brand-dictionary.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-';
const suffixes = [
  'com',
  'net',
  'org',
  'jp',
  'co.jp',
  'cn',
  'top',
  'xyz',
  'shop',
  'cc',
  'asia',
  'icu',
];
const additions = [
  'login',
  'secure',
  'online',
  'jp',
  'japan',
  'web',
  'account',
  'support',
  'verify',
];
const lookAlikes: Readonly<Record<string, string>> = { i: '1l', l: '1i', o: '0', s: '5', e: '3' };

/** One omission, repetition, exchange, insertion, replacement, hyphen or added word, any usual suffix. */
export function permutationList({ realHosts }: BrandDictionary): ReadonlySet<string> {
  const list = new Set<string>();
  for (const host of realHosts.keys()) {
    const [name, ...rest] = host.split('.').slice(/\.(?:co|ne|or)\.jp$/.test(host) ? -3 : -2);
    for (const changed of changes(name)) {
      list.add([changed, ...rest].join('.'));
      for (const suffix of suffixes) list.add(`${changed}.${suffix}`);
    }
    list.delete([name, ...rest].join('.'));
  }
  return list;
}

function* changes(name: string): Generator<string> {
  yield name;
  for (const word of additions) yield* [`${name}${word}`, `${name}-${word}`, `${word}-${name}`];
  for (let at = 0; at <= name.length; at += 1) {
    const [before, after] = [name.slice(0, at), name.slice(at)];
    for (const letter of letters) yield before + letter + after;
    if (after === '') continue;
    yield before + after.slice(1);
    if (after.length > 1) yield before + after[1] + after[0] + after.slice(2);
    for (const letter of letters + (lookAlikes[after[0]] ?? ''))
      yield before + letter + after.slice(1);
  }
}
