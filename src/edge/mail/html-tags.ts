// Splits HTML into tags and text in one pass, however broken it is; never slower than its length.

export interface Tag {
  readonly kind: 'open' | 'close' | 'text';
  /** Lower case; empty for text. */
  readonly name: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isVoid: boolean;
}

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Elements whose content is not text that anybody reads. */
const opaque = new Set(['script', 'style', 'title', 'head', 'noscript', 'template']);
const tagLengthMax = 65_536;
const attributesMax = 64;
const none: Readonly<Record<string, string>> = {};

export function* tagsOf(html: string): Generator<Tag> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0 || open > at) {
      yield textTag(html.slice(at, open < 0 ? html.length : open));
      if (open < 0) return;
    }
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open + 4);
      continue;
    }
    if (!/[a-z/!?]/i.test(html[open + 1] ?? '')) {
      yield textTag('<');
      at = open + 1;
      continue;
    }
    const end = tagEnd(html, open);
    const tag = readTag(html.slice(open + 1, end));
    at = end + 1;
    if (!tag) continue;
    if (tag.kind === 'open' && opaque.has(tag.name) && tag.name !== 'head')
      at = closing(html, tag.name, at);
    else yield tag;
  }
}

function textTag(text: string): Tag {
  return { kind: 'text', name: '', text, attributes: none, isVoid: false };
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

/** Where the element ends; the text of one that never ends is lost, as browsers lose it. */
function closing(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}[\\s>]`, 'gi');
  pattern.lastIndex = from;
  const found = pattern.exec(html);
  return found ? after(html, '>', found.index) : html.length;
}

/** The closing bracket that is not inside a quoted value; a tag that is too long ends where it is cut. */
function tagEnd(html: string, open: number): number {
  const most = Math.min(html.length, open + tagLengthMax);
  let quote = '';
  let previous = '';
  for (let at = open + 1; at < most; at += 1) {
    const letter = html[at];
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if ((letter === '"' || letter === "'") && previous === '=') quote = letter;
    else if (letter === '>') return at;
    if (letter > ' ') previous = letter;
  }
  const plain = html.indexOf('>', open);
  return plain < 0 ? most : Math.min(plain, most);
}

const nameStart = /^(\/?)([a-z][a-z0-9:-]*)/i;
const attribute = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/g;

function readTag(inside: string): Tag | undefined {
  const match = nameStart.exec(inside);
  if (!match) return undefined;
  const name = match[2].toLowerCase();
  if (match[1] === '/') return { kind: 'close', name, text: '', attributes: none, isVoid: false };
  const attributes: Record<string, string> = Object.create(null);
  let count = 0;
  for (const [, key, double, single, bare] of inside.slice(match[0].length).matchAll(attribute)) {
    attributes[key.toLowerCase()] ??= decodeValue(double ?? single ?? bare ?? '');
    count += 1;
    if (count >= attributesMax) break;
  }
  const isVoid = voids.has(name) || inside.endsWith('/');
  return { kind: 'open', name, text: '', attributes, isVoid };
}

/** The references that hide an address: `&amp;`, `&#104;ttps`. */
function decodeValue(value: string): string {
  if (!value.includes('&')) return value;
  return value
    .replace(/&#(\d{1,7});?/g, (_, code) => safeCharacter(Number(code)))
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, code) => safeCharacter(Number.parseInt(code, 16)))
    .replace(/&(?:amp|quot|lt|gt|colon|sol|period);/gi, (name) => plain[name.toLowerCase()]);
}

const plain: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
  '&colon;': ':',
  '&sol;': '/',
  '&period;': '.',
};

function safeCharacter(code: number): string {
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '';
}
