// Says from a file's name what it may hold, so that what is nobody's business here is never opened.

/** `device` describes the machine; `text` is read by the grammar; `personal` and `binary` are not opened. */
export type FileKind =
  | 'device'
  | 'text'
  | 'personal'
  | 'binary'
  | 'zip'
  | 'gzip'
  | 'unread-archive';

const deviceName =
  /^[_\s]*(information|user_?information|user_?info|system[_ ]?info(rmation)?|system|info|sys_?info|pc_?info|machine_?info)\.(txt|log)$/i;
const passwordName =
  /(pass(word)?s?|logins?|credentials?|accounts?|パスワード|пароли)[^/]*\.(txt|csv|json|log)$/i;

/** The victim's own files, addresses, cards and talk: no credential of ours stands there. */
const personalFolder =
  /^(file ?grabber|grabber|wallets?|telegram|discord|steam|messengers|screenshots?|history|downloads?|bookmarks?|auto ?fills?|credit ?cards?|cards?|cc)$/i;
const personalFile =
  /^((all |important)?auto ?fills?|history|downloads?|bookmarks?|credit ?cards?|cards?|brute(list)?|process(es|list)?|installed ?(software|browsers|apps)|software|clipboard|debug)\.txt$/i;

const binaryEnding =
  /\.(jpe?g|png|bmp|gif|webp|ico|mp[34]|wav|avi|exe|dll|sys|msi|apk|dmg|docx?|xlsx?|pptx?|pdf|odt|rtf|sqlite(3)?|db|db-wal|ldb|dat|key|kdbx|wallet|bin|lnk|ttf)$/i;

export function fileKindOf(path: string): FileKind {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  if (/\.zip$/i.test(name)) return 'zip';
  if (/\.gz$/i.test(name) && !/\.tar\.gz$/i.test(name)) return 'gzip';
  if (/\.(rar|7z|tar|tgz|tar\.gz|tar\.xz|xz|zst|bz2|iso|cab)$/i.test(name)) return 'unread-archive';
  if (binaryEnding.test(name)) return 'binary';
  if (parts.some((part) => personalFolder.test(part)) || personalFile.test(name)) return 'personal';
  return deviceName.test(name) ? 'device' : 'text';
}

export function isPasswordName(name: string): boolean {
  return passwordName.test(name);
}

/**
 * The folder of the log that a file belongs to: the nearest that describes a machine, else the topmost
 * that holds passwords, else the file alone (a list).
 */
export function rootOf(
  path: string,
  deviceFolders: ReadonlySet<string>,
  passwordFolders: ReadonlySet<string>,
): string {
  let topmost: string | undefined;
  for (let cut = path.lastIndexOf('/'); ; cut = path.lastIndexOf('/', cut - 1)) {
    const folder = cut < 0 ? '' : path.slice(0, cut);
    if (deviceFolders.has(folder)) return folder;
    if (passwordFolders.has(folder)) topmost = folder;
    if (cut <= 0) return topmost ?? path;
  }
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
