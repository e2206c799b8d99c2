// One form for one login, however it was typed: width, case and spaces aside, and digits alone where it is a number.

/** Logins longer than this are not logins; RFC 5321 allows an address 254. */
export const loginLengthMax = 320;
/** A branch and account have nine or ten digits; fewer than this reverse and collide at once. */
const digitsMin = 5;

/** NFKC (which folds full and half width), trimmed, lower case. */
export function foldLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase().normalize('NFKC').trim();
}

/** What people write around the numbers: 支店 001 口座番号 1234567, `001-1234567`, `No. 001/1234567`. */
const aroundNumbers =
  /[\s\-‐‑‒–—―−ー－_./#,:;()「」・]|no|支店|部店|取引店|店番|番号|口座|コード|お客様|会員/g;

/** Branch and account as digits alone; nothing where the login has letters of its own. */
function digitsOf(folded: string): string | undefined {
  const digits = folded.replace(aroundNumbers, '');
  return digits.length >= digitsMin && /^\d+$/.test(digits) ? digits : undefined;
}

/** The forms under which a login is looked up: folded, and digits alone where that is another. */
export function loginForms(login: string): readonly string[] {
  if (login.length > loginLengthMax) return [];
  const folded = foldLogin(login);
  if (folded === '' || isPlaceholder(folded)) return [];
  const digits = digitsOf(folded);
  return digits === undefined || digits === folded ? [folded] : [folded, digits];
}

/** What stealers write where the browser had no login. */
function isPlaceholder(folded: string): boolean {
  return folded === 'unknown' || folded === 'null' || folded === 'n/a' || folded === '(empty)';
}
