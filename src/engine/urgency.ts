// Who goes first when more waits than can be folded: money on its way out, then who wants in, then facts.

/** 0 orders and withdrawals, 1 log-ins and changes, 2 facts. */
export type Urgency = 0 | 1 | 2;

const typeField = '"type"';
const quote = 34;
const colon = 58;

/**
 * How urgent a request is, by a look at its text: the whole of it is parsed where it is folded. A
 * text that names its type twice, or oddly, is at worst served in another order.
 */
export function urgencyOf(body: string): 0 | 1 {
  let at = body.indexOf(typeField) + typeField.length;
  if (at < typeField.length) return 1;
  for (let code = body.charCodeAt(at); code === colon || isBlank(code); )
    code = body.charCodeAt(++at);
  if (body.charCodeAt(at) !== quote) return 1;
  return body.startsWith('order"', at + 1) || body.startsWith('withdrawal"', at + 1) ? 0 : 1;
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
