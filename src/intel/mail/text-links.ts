// Finds links in plain text, as mail programs and telephones turn them into something to press.
import { type Link, linksMax } from './mail.ts';

const withScheme = /h(?:tt|xx)ps?:\/\/[^\s<>"'「」『』【】（）、。，]+/gi;
/** Without a scheme: `rakuten-sec.example.top/x`, with a path or one of the endings in use for this. */
const bareHost =
  /(?<![a-z0-9@./=_-])(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,6}(?:com|net|org|jp|cn|top|xyz|shop|cyou|icu|cc|info|online|site|vip|club|live|ru|me|co|io|app|dev|link|life|world|asia|biz|tokyo|work|fun|buzz|pw|tk|ml|ga|cf|gq)(?:\/[^\s<>"'「」『』【】（）、。，]*)?(?![a-z0-9@-]|\.[a-z0-9])/gi;

export function linksInText(text: string): Link[] {
  const found = new Set<string>();
  for (const pattern of [withScheme, bareHost])
    for (const [url] of text.matchAll(pattern)) {
      found.add(url.replace(/[).,;:!?\]}>*]+$/, ''));
      if (found.size >= linksMax) break;
    }
  return [...found].map((url) => ({ url, source: 'text' }));
}
