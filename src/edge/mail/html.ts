// Reads an HTML mail the way its reader sees it: visible text, links with their text, forms, pictures.
import { decodeEntities } from '../../intel/mail/entities.ts';
import { type Link, linksMax, textLengthMax } from '../../intel/mail/mail.ts';
import { type Tag, tagsOf } from './html-tags.ts';

export interface ReadHtml {
  readonly text: string;
  readonly links: readonly Link[];
  /** `data:` sources of pictures, at most `picturesMax`. */
  readonly pictures: readonly string[];
  readonly asksPassword: boolean;
  readonly hiddenText: boolean;
}

/** Real newsletters stay below; what follows is not read. */
const htmlLengthMax = 512 * 1024;
const picturesMax = 4;
/** A preview line is shorter than what is hidden from a filter. */
const hiddenLettersMin = 20;
/** Deeper elements are taken for seen. */
const hiddenDepthMax = 200;

const breaks = new Set(
  'p div br tr li ul ol table h1 h2 h3 h4 h5 h6 blockquote hr section article header footer td th'.split(
    ' ',
  ),
);
const hides =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|(?:^|[;\s])color\s*:\s*(?:#fff(?:fff)?|white)\s*(?:;|$|!)|max-height\s*:\s*0|mso-hide\s*:\s*all/i;
const lightGround = /background(?:-color)?\s*:\s*(?!#fff|white|transparent|none)/i;

interface Reading {
  text: string;
  hiddenLetters: number;
  asksPassword: boolean;
  /** Where relative addresses start. */
  base: string;
  /** The link whose text is being read, and where that began. */
  anchor?: { readonly url: string; readonly from: number };
  /** Elements open inside a hidden one; empty where the text is seen. */
  readonly hidden: string[];
  readonly links: Link[];
  readonly pictures: string[];
}

export function readHtml(html: string): ReadHtml {
  const reading: Reading = {
    text: '',
    hiddenLetters: 0,
    asksPassword: false,
    base: '',
    hidden: [],
    links: [],
    pictures: [],
  };
  for (const tag of tagsOf(html.slice(0, htmlLengthMax))) takeTag(reading, tag);
  closeAnchor(reading);
  const { links, pictures, asksPassword } = reading;
  const text = reading.text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
  const hiddenText = reading.hiddenLetters >= hiddenLettersMin;
  return { text, links, pictures, asksPassword, hiddenText };
}

function takeTag(reading: Reading, tag: Tag): void {
  const { name, kind, attributes } = tag;
  if (kind === 'text') {
    addText(reading, decodeEntities(tag.text));
    return;
  }
  if (breaks.has(name)) addText(reading, '\n');
  if (kind === 'close') {
    if (name === 'a') closeAnchor(reading);
    if (reading.hidden.includes(name)) while (reading.hidden.pop() !== name);
    return;
  }
  openers[name]?.(reading, attributes);
  const style = attributes.style ?? '';
  const isHidden = 'hidden' in attributes || (hides.test(style) && !isWhiteOnDark(style));
  const isInside = isHidden || reading.hidden.length > 0;
  if (!tag.isVoid && isInside && reading.hidden.length < hiddenDepthMax) reading.hidden.push(name);
}

function addText(reading: Reading, piece: string): void {
  if (reading.hidden.length > 0)
    reading.hiddenLetters += piece.replace(/\s|\p{Default_Ignorable_Code_Point}/gu, '').length;
  else if (reading.text.length < textLengthMax) reading.text += piece;
}

function addLink(
  reading: Reading,
  url: string | undefined,
  source: Link['source'],
  shown = '',
): void {
  const target = resolve(url, reading.base);
  if (target === undefined || reading.links.length >= linksMax) return;
  const text = shown.replace(/\s+/g, ' ').trim().slice(0, 200);
  reading.links.push({ url: target, source, ...(text === '' ? {} : { text }) });
}

function closeAnchor(reading: Reading): void {
  const { anchor } = reading;
  if (anchor) addLink(reading, anchor.url, 'html', reading.text.slice(anchor.from));
  reading.anchor = undefined;
}

type Opener = (reading: Reading, attributes: Tag['attributes']) => void;

function openAnchor(reading: Reading, { href }: Tag['attributes']): void {
  closeAnchor(reading);
  if (href !== undefined) reading.anchor = { url: href, from: reading.text.length };
}

/** What an element does when it opens. */
const openers: Readonly<Record<string, Opener>> = {
  a: openAnchor,
  area: (reading, { href }) => addLink(reading, href, 'html'),
  form: (reading, { action }) => addLink(reading, action, 'form'),
  iframe: (reading, { src }) => addLink(reading, src, 'html'),
  embed: (reading, { src }) => addLink(reading, src, 'html'),
  meta: (reading, { content }) =>
    addLink(reading, /url\s*=\s*['"]?([^'"]+)/i.exec(content ?? '')?.[1], 'html'),
  base: (reading, { href }) => {
    reading.base = href ?? '';
  },
  input: (reading, { type }) => {
    reading.asksPassword ||= type?.toLowerCase() === 'password';
  },
  img: (reading, { src = '', alt }) => {
    if (src.startsWith('data:') && reading.pictures.length < picturesMax)
      reading.pictures.push(src);
    if (alt) addText(reading, ` ${alt} `);
  },
};

/** White letters are hidden on white ground only. */
function isWhiteOnDark(style: string): boolean {
  return lightGround.test(style) && !/display\s*:\s*none|font-size\s*:\s*0|visibility/i.test(style);
}

/** Only what leads to a site; `base` is where relative addresses start. */
function resolve(url: string | undefined, base: string): string | undefined {
  const target = url?.replace(/[\t\n\r]+/g, '').trim() ?? '';
  if (/^(?:https?|hxxps?):/i.test(target)) return target.slice(0, 4096);
  if (target.startsWith('//')) return `https:${target}`.slice(0, 4096);
  const isRelative = target !== '' && !/^[a-z][a-z0-9+.-]*:|^#|^cid:/i.test(target);
  if (isRelative && /^https?:/i.test(base))
    return `${base.replace(/[^/]*$/, '')}${target}`.slice(0, 4096);
  return undefined;
}
