// Reads the elements of an XML document in one pass: no entities of its own, no references outside.

export interface XmlVisitor {
  /** Local name, without prefix. */
  open(name: string): void;
  /** Text of the element, trimmed, when it closes. */
  close(name: string, text: string): void;
}

const textLengthMax = 10_000;
const depthMax = 30;

/** Says what is wrong, or undefined where the document was well-formed enough. */
export function visitXml(xml: string, visitor: XmlVisitor): string | undefined {
  const stack: { name: string; text: string }[] = [];
  let at = 0;
  let roots = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const top = stack.at(-1);
    if (top) top.text += xml.slice(at, Math.min(open < 0 ? xml.length : open, at + textLengthMax));
    if (open < 0) break;
    if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open);
      if (end < 0) return 'a CDATA section without end';
      if (top)
        top.text += xml
          .slice(open + 9, Math.min(end, open + 9 + textLengthMax))
          .replaceAll('&', '&amp;');
      at = end + 3;
      continue;
    }
    const close = xml.startsWith('<!--', open)
      ? xml.indexOf('-->', open) + 2
      : xml.indexOf('>', open);
    if (close < open) return 'a tag without end';
    at = close + 1;
    if (xml[open + 1] === '!' && !xml.startsWith('<!--', open)) {
      // A document type may define entities that grow without end; reports have none.
      return 'a document type, which reports do not have';
    }
    if (xml[open + 1] === '!' || xml[open + 1] === '?') continue;
    const problem = tag(xml.slice(open + 1, close));
    if (problem) return problem;
  }
  return stack.length > 0
    ? `<${stack.at(-1)?.name}> without end`
    : roots === 1
      ? undefined
      : 'no element';

  function tag(inside: string): string | undefined {
    const name = /^\/?(?:[^\s:/>]+:)?([^\s:/>]+)/.exec(inside)?.[1] ?? '';
    if (inside.startsWith('/')) {
      const element = stack.pop();
      if (element?.name !== name) return `</${name}> where <${element?.name ?? 'nothing'}> is open`;
      visitor.close(name, decode(element.text.trim()));
      return undefined;
    }
    if (stack.length === 0) roots += 1;
    if (stack.length >= depthMax) return `more than ${depthMax} elements inside each other`;
    visitor.open(name);
    if (inside.endsWith('/')) visitor.close(name, '');
    else stack.push({ name, text: '' });
    return undefined;
  }
}

const plain: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|(amp|lt|gt|quot|apos));/g, (_, code, name) =>
    code === undefined
      ? plain[name]
      : Number(code) < 0x110000
        ? String.fromCodePoint(Number(code))
        : '',
  );
}
