// Text as it may stand in XML: marks escaped, and characters that XML 1.0 does not allow left out.

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Control characters and half surrogates: not even as references may they stand in XML. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

export function xmlText(text: string): string {
  return text.replace(notXml, '').replace(/[&<>"]/g, (mark) => escapes[mark]);
}
