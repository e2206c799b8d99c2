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
export const htmlLengthMax = 512 * 1024;
const picturesMax = 4;
/** A preview line is shorter than what is hidden from a filter. */
const hiddenLettersMin = 20;

const breaks = new Set(
  'p div br tr li ul ol table h1 h2 h3 h4 h5 h6 blockquote hr section article header footer td th'.split(' '),
);
const hides =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|(?:^|[;\s])color\s*:\s*(?:#fff(?:fff)?|white)\s*(?:;|$|!)|max-height\s*:\s*0|mso-hide\s*:\s*all/i;
const lightGround = /background(?:-color)?\s*:\s*(?!#fff|white|transparent|none)/i;

export function readHtml(html: string): ReadHtml {
  const reader = createReader();
  for (const tag of tagsOf(html.slice(0, htmlLengthMax))) reader.take(tag);
  return reader.end();
}

function createReader() {
  let text = '';
  let hiddenLetters = 0;
  let asksPassword = false;
  let base = '';
  const links: Link[] = [];
  const pictures: string[] = [];
  /** Elements open inside a hidden one; empty where the text is seen. */
  const hidden: string[] = [];
  let anchor: { url: string; from: number } | undefined;

  function add(piece: string): void {
    if (hidden.length > 0) hiddenLetters += piece.replace(/[\s\u00a0\u034f\u200b-\u200f\ufeff\u00ad]+/g, '').length;
    else if (text.length < textLengthMax) text += piece;
  }

  function link(url: string | undefined, source: Link['source'], shown?: string): void {
    const target = resolve(url, base);
    if (target === undefined || links.length >= linksMax) return;
    links.push({ url: target, source, ...(shown ? { text: shown.slice(0, 200) } : {}) });
  }

  function closeAnchor(): void {
    if (anchor) link(anchor.url, 'html', text.slice(anchor.from).replace(/\s+/g, ' ').trim());
    anchor = undefined;
  }

  function open({ name, attributes }: Tag): void {
    const at = (key: string): string | undefined => attributes[key];
    if (name === 'a' || name === 'area') {
      closeAnchor();
      if (at('href') !== undefined) anchor = { url: at('href')!, from: text.length };
      if (name === 'area') closeAnchor();
    } else if (name === 'form') link(at('action'), 'form');
    else if (name === 'iframe' || name === 'embed') link(at('src'), 'html');
    else if (name === 'base') base = at('href') ?? '';
    else if (name === 'meta') link(/url\s*=\s*['"]?([^'"]+)/i.exec(at('content') ?? '')?.[1], 'html');
    else if (name === 'input') asksPassword ||= at('type')?.toLowerCase() === 'password';
    else if (name === 'img') {
      const source = at('src') ?? '';
      if (source.startsWith('data:') && pictures.length < picturesMax) pictures.push(source);
      if (at('alt')) add(` ${at('alt')} `);
    }
  }

  return {
    take(tag: Tag): void {
      if (tag.kind === 'text') return add(decodeEntities(tag.text));
      const { name, kind } = tag;
      if (breaks.has(name)) add('\n');
      if (kind === 'close') {
        if (name === 'a') closeAnchor();
        if (hidden.includes(name)) while (hidden.pop() !== name);
        return;
      }
      open(tag);
      const style = tag.attributes.style ?? '';
      const isHidden = 'hidden' in tag.attributes || (hides.test(style) && !isWhiteOnDark(style));
      if (!tag.isVoid && (isHidden || hidden.length > 0)) hidden.push(name);
    },
    end(): ReadHtml {
      closeAnchor();
      const visible = text.replace(/[ \t\u00a0]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n').trim();
      const hiddenText = hiddenLetters >= hiddenLettersMin;
      return { text: visible, links, pictures, asksPassword, hiddenText };
    },
  };
}

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
  if (isRelative && /^https?:/i.test(base)) return `${base.replace(/[^/]*$/, '')}${target}`.slice(0, 4096);
  return undefined;
}
