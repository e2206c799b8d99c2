// What PostgreSQL cannot hold in text: NUL, and halves of surrogate pairs. Ids and names come from
// outside, and one such letter must not stop the projection; it becomes U+FFFD.

const escapes = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** JSON as JSON.stringify writes it: it escapes NUL and lone surrogates, and pairs never. */
export function cleanJson(json: string): string {
  return json.includes('\\u') ? json.replace(escapes, '$1\\ufffd') : json;
}

export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

/** Year 0 is 1 BC in PostgreSQL; what is not a four-digit year has no place there. */
export function cleanTime(time: string): string {
  if (time.startsWith('0000-')) return `0001-${time.slice(5)} BC`;
  return /^\d{4}-/.test(time) ? time : '-infinity';
}
