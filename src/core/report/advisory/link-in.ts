// Finds what looks like an address of a page: a public warning must not hold any, whatever it says.

/** Scheme, `www.`, a host name with letters after its last dot, or a mail address. */
const linkPattern =
  /[a-z][a-z0-9+.-]*:\/\/|www\.|[\p{L}\p{N}-]+\.(?:xn--[a-z0-9-]+|\p{L}{2,})|\S+@\S+/iu;

/** What of a text could be followed or typed as an address; wide letters count as narrow ones. */
export function linkIn(text: string): string | undefined {
  return linkPattern.exec(text.normalize('NFKC').replace(/[。｡]/g, ' '))?.[0];
}

/** Anything in a page that leads out of it, loads something or asks for something. */
const outwardPattern =
  /<\s*(?:a|form|input|button|script|iframe|object|embed|img|link|base|area|audio|video)\b|\b(?:href|src|action|formaction|ping|on[a-z]+)\s*=|url\s*\(|@import|http-equiv\s*=\s*"?refresh/i;

export function outwardIn(html: string): string | undefined {
  const words = html.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]*>/g, ' ');
  return outwardPattern.exec(html)?.[0] ?? linkIn(words);
}
