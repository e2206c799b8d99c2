// Checks what a firm adds to the dictionary: more hosts and names of its own, or a firm not in it.
import type { Firm } from './brand-dictionary.ts';

/** A dictionary of more would be slow to search; there are some 270 securities firms in Japan. */
const firmsMax = 500;
const textsMax = 200;
const host = /^(?=.{4,253}$)(?:[a-z0-9_-]+\.)+[a-z0-9-]{2,}$/;
const token = /^[a-z0-9-]{3,40}$/;
const anything = /^.{1,100}$/;

/** A firm or a list of firms as in brands.json; throws with what is wrong. */
export function readFirms(value: unknown): Firm[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length > firmsMax) throw new Error(`at most ${firmsMax} firms`);
  return list.map(readFirm);
}

function readFirm(value: unknown, at: number): Firm {
  if (typeof value !== 'object' || value === null) throw new Error(`firm ${at + 1}: not an object`);
  const fields = value as Readonly<Record<string, unknown>>;
  const where = `firm ${at + 1}`;
  const id = text(fields.id, `${where}: id`);
  return {
    id,
    ja: text(fields.ja ?? id, `${where}: ja`),
    en: text(fields.en ?? id, `${where}: en`),
    hosts: texts(fields.hosts, `${where}: hosts`, host),
    tokens: texts(fields.tokens, `${where}: tokens`, token),
    sharedTokens: texts(fields.sharedTokens, `${where}: sharedTokens`, token),
    paths: texts(fields.paths, `${where}: paths`, anything),
    labels: texts(fields.labels, `${where}: labels`, token),
    aliases: texts(fields.aliases, `${where}: aliases`, anything),
  };
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string' || !anything.test(value))
    throw new Error(`${where} is a short text`);
  return value;
}

function texts(value: unknown, where: string, form: RegExp): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > textsMax)
    throw new Error(`${where} is a list of at most ${textsMax} texts`);
  for (const item of value)
    if (typeof item !== 'string' || !form.test(item))
      throw new Error(`${where} holds ${JSON.stringify(item)}, which does not fit`);
  return value as string[];
}
