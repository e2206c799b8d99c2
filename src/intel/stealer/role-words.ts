// The words by which stealers name their fields. Every family renames a few; the grammar guesses the rest.

/** What a field of a log is. `other` is known to be none of the rest: titles, times, cards. */
export type Role =
  | 'url'
  | 'login'
  | 'password'
  | 'app'
  | 'machine'
  | 'computer'
  | 'zone'
  | 'keyboard'
  | 'language'
  | 'country'
  | 'date'
  | 'other';

export type RoleWords = Readonly<Partial<Record<Role, readonly string[]>>>;

/** Credential fields as each family writes them: public descriptions and logs made to look like them. */
export const familyWords: Readonly<Record<string, RoleWords>> = {
  redline: { url: ['URL'], login: ['Username'], password: ['Password'], app: ['Application'] },
  vidar: { app: ['Soft'], url: ['Host'], login: ['Login'], password: ['Password'] },
  lumma: { app: ['SOFT'], url: ['URL'], login: ['USER'], password: ['PASS'] },
  stealc: {
    app: ['browser', 'profile'],
    url: ['url'],
    login: ['login'],
    password: ['password'],
  },
  raccoon: {
    url: ['URL'],
    login: ['USR', 'Login'],
    password: ['PASS', 'Password'],
    app: ['Browser', 'Profile'],
  },
  risepro: {
    url: ['URL', 'UR1'],
    login: ['Username', 'U53RN4M3'],
    password: ['Password', 'P455W0RD'],
    app: ['Browser', 'Storage'],
  },
  dcrat: { url: ['Site', 'URL'], login: ['Login', 'User login'], password: ['User password'] },
  atomic: { url: ['URL', 'Hostname'], login: ['Login', 'User'], password: ['Password', 'Pass'] },
};

/** Words parted by commas. */
function list(...rows: readonly string[]): readonly string[] {
  return rows.flatMap((row) => row.split(',').map((word) => word.trim()));
}

/** The same fields as people call them, in the languages of sellers and of Japan. */
export const commonWords: RoleWords = {
  url: list(
    'uri, url address, link, site, web site, website, web, webpage, page, service, origin',
    'origin url, action url, login url, domain, server, resource, target, seite, sitio, adresse',
    'endereço, сайт, ссылка, адрес, хост, 网址, 链接, 网站, サイト, ウェブサイト, ホスト, アドレス',
    'リンク, 接続先',
  ),
  login: list(
    'log, logon, login name, user, user name, usr, user id, uid, userid, id, account, account name',
    'account id, member id, nick, nickname, identifier, email, e-mail, mail, email address',
    'username value, логин, пользователь, почта, 用户名, 用户, 账号, 帐号, ログイン, ログインid',
    'ユーザー, ユーザ, ユーザー名, ユーザ名, ユーザーid, ユーザid, 口座番号, 会員番号, 会員id, メール',
    'benutzer, benutzername, usuario, usuário, utilisateur, identifiant, kullanıcı',
  ),
  password: list(
    'pass, passwd, passw, pwd, pw, psw, pswd, pas, secret, password value, пароль, 密码, 口令',
    'パスワード, ログインパスワード, 暗証番号, passwort, kennwort, senha, contraseña, clave',
    'mot de passe, hasło, wachtwoord, şifre',
  ),
  app: list(
    'software, app, program, client, from, storage, source, browser name, soft, browser, profile',
    'application, браузер, 浏览器, ブラウザ, ブラウザー',
  ),
};

/** Fields of the file that describes the machine. */
const deviceWords: RoleWords = {
  machine: list('hwid, machine id, hw id, hardware id, hardware uuid, uuid, guid'),
  computer: list(
    'computer, computer name, machine name, pc name, pc, netbios, device name, コンピューター名',
    'コンピュータ名, 计算机名',
  ),
  zone: list('time zone, utc offset, タイムゾーン, 时区, часовой пояс'),
  keyboard: list(
    'keyboard, keyboards, keyboard languages, keyboard language, keyboard layout, layouts',
    'keyboard layouts, available keyboard layouts, input language, キーボード',
  ),
  language: list('language, current language, system language, locale, os language, 言語'),
  country: list('country, country code, 国'),
  date: list(
    'log date, date, local date, local time, local date and time, system time, time, now',
    'infection date, log time, last seen, date and time, log created, 日時',
  ),
};

/** Fields beside credentials that must not be taken for one by their place. */
const otherWords: RoleWords = {
  other: list(
    'title, visits, visit count, visit time, count, size, path, file, form, field, value, card',
    'card number, number, holder, exp, expiry, expires, cvv, cvc, bin, bank, ip, ip address, port',
    'version, windows, os, ram, cpu, gpu, processor, cores, threads, video card, install date, build',
    'tag, referrer, referer, tab url, last visit, created, date created, date modified, times used',
    'token, type, status, note, notes, seller, channel, telegram, build id, location, zip, zip code',
    'screen size, av, name, print name, http realm, form action origin, user name field',
    'password field, time created, time last used, time password changed, shop',
  ),
};

const decorations = /[\s\-_.()[\]]/g;

/** Words of several lists as one; the first list that knows a word decides. */
export function joinWords(...lists: readonly RoleWords[]): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const list of lists)
    for (const [role, words] of Object.entries(list))
      for (const word of words) {
        const plain = word.toLowerCase().replace(decorations, '');
        if (!roles.has(plain)) roles.set(plain, role as Role);
      }
  return roles;
}

export function allWords(): ReadonlyMap<string, Role> {
  return joinWords(...Object.values(familyWords), commonWords, deviceWords, otherWords);
}
