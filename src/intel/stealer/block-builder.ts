// Puts the lines of a credential together: where one block ends and the next begins, whatever the layout.
import { createFieldStore, type FieldStore } from './field-store.ts';
import type { LogSink, ReadCounts } from './found.ts';
import type { Watch, Watched } from './watch.ts';

export type BlockRole = 'url' | 'login' | 'password' | 'app';

export interface BlockBuilder {
  /** A field whose role is known. An empty value may stand on the next line. */
  take(role: BlockRole, bytes: Buffer, start: number, end: number): void;
  /** A field that is known to be none of these: a title, a time. */
  takeOther(): void;
  /** A field with a key that says nothing: taken by its place, if the file has no better. */
  takeUnknown(bytes: Buffer, start: number, end: number): void;
  /** A line that is an address and nothing else. */
  takeAddress(bytes: Buffer, start: number, end: number): void;
  /** A line without a key; whether it belonged to the block. */
  takeBare(bytes: Buffer, start: number, end: number): boolean;
  blank(): void;
  /** A rule, the end of an object or of the file: nothing goes on across it. */
  close(): void;
}

/** Fields with unknown keys kept of one block. */
const unknownMax = 2;

export function createBlockBuilder(watch: Watch, sink: LogSink, counts: ReadCounts): BlockBuilder {
  const login = createFieldStore();
  const password = createFieldStore();
  const unknown = Array.from({ length: unknownMax }, createFieldStore);
  /** Whether the address has a dot: a machine's name has none. */
  let isSite = false;
  let watched: Watched | undefined;
  let urlSeen = false;
  let appSeen = false;
  let otherSeen = false;
  let unknownSeen = 0;
  /** Whether a key for it was met in this file: then its place says nothing. */
  let loginNamed = false;
  let passwordNamed = false;
  /** The role that begins every block of this file. */
  let opener: BlockRole | undefined;
  let afterBlank = false;
  /** A role whose value was empty: the next bare line may be it. */
  let pending: BlockRole | undefined;
  /** Lines still to come of a block without keys: login, password, and then nothing more. */
  let bareExpected = 0;

  function reset(): void {
    login.wipe();
    password.wipe();
    for (let at = 0; at < unknownSeen && at < unknownMax; at += 1) unknown[at]!.wipe();
    isSite = false;
    watched = undefined;
    urlSeen = false;
    appSeen = false;
    otherSeen = false;
    unknownSeen = 0;
    afterBlank = false;
    pending = undefined;
    bareExpected = 0;
  }

  /** What no key of this file names is taken from the fields without a known key, in their order. */
  function fieldsByPlace(): [FieldStore, FieldStore] {
    const needed = Number(!loginNamed) + Number(!passwordNamed);
    if (needed === 0 || unknownSeen < needed || bareExpected > 0) return [login, password];
    return [loginNamed ? login : unknown[0]!, passwordNamed ? password : unknown[needed - 1]!];
  }

  function flush(): void {
    const isUnfinished = bareExpected === 1 || bareExpected === 2;
    if (urlSeen && !isUnfinished) emit(...fieldsByPlace());
    reset();
  }

  function emit(loginField: FieldStore, passwordField: FieldStore): void {
    // A login beside a name without dots describes a machine, not a site.
    if (!passwordField.isSeen && !(loginField.isSeen && isSite)) return;
    counts.blocks += 1;
    if (!watched) return;
    counts.watched += 1;
    sink.credential({
      watched,
      login: loginField.text(),
      password: passwordField.view(),
      from: 'block',
    });
  }

  const isSeen = (role: BlockRole): boolean => {
    if (role === 'url') return urlSeen;
    if (role === 'app') return appSeen && (urlSeen || login.isSeen || password.isSeen);
    return role === 'login' ? login.isSeen : password.isSeen;
  };

  /**
   * Some layouts give one thing two fields: an origin and a form's address, a name and a number.
   * The first that says something stands; the block is not over.
   */
  function isSecond(role: BlockRole): boolean {
    if (afterBlank || otherSeen || unknownSeen > 0 || password.isSeen) return false;
    if (role === 'url') return urlSeen && !login.isSeen;
    return role === 'login' && login.isSeen && urlSeen && opener !== 'login';
  }

  function takeSecond(role: BlockRole, bytes: Buffer, start: number, end: number): void {
    if (role === 'url' ? watched === undefined : login.view() === undefined)
      assign(role, bytes, start, end);
  }

  /** Only rows of a watched host are kept; before the address is known, any may be. */
  function keep(field: FieldStore, bytes: Buffer, start: number, end: number): void {
    if (urlSeen && !watched) field.mark();
    else field.keep(bytes, start, end);
  }

  function assign(role: BlockRole, bytes: Buffer, start: number, end: number): void {
    if (role === 'app') appSeen = true;
    else if (role === 'url') {
      urlSeen = true;
      isSite = bytes.subarray(start, end).includes(0x2e);
      watched = watch(bytes, start, end);
    } else keep(role === 'login' ? login : password, bytes, start, end);
  }

  return {
    take(role, bytes, start, end) {
      if (isSecond(role)) return takeSecond(role, bytes, start, end);
      if (isSeen(role) || (afterBlank && role === opener)) flush();
      opener ??= role;
      if (role === 'login') loginNamed = true;
      if (role === 'password') passwordNamed = true;
      afterBlank = false;
      bareExpected = 0;
      assign(role, bytes, start, end);
      pending = start === end ? role : undefined;
    },
    takeOther() {
      otherSeen = true;
      pending = undefined;
    },
    takeUnknown(bytes, start, end) {
      if (!urlSeen || !isSite || otherSeen || start === end) return;
      if (unknownSeen < unknownMax) keep(unknown[unknownSeen]!, bytes, start, end);
      unknownSeen += 1;
    },
    takeAddress(bytes, start, end) {
      if (pending === 'url') {
        assign('url', bytes, start, end);
        pending = undefined;
        return;
      }
      flush();
      assign('url', bytes, start, end);
      bareExpected = 1;
    },
    takeBare(bytes, start, end) {
      if (pending !== undefined) {
        assign(pending, bytes, start, end);
        pending = undefined;
        return true;
      }
      if (bareExpected === 0) return false;
      if (bareExpected === 3) {
        // A fourth line: whatever this is, it is no address, login and password.
        reset();
        return false;
      }
      keep(bareExpected === 1 ? login : password, bytes, start, end);
      bareExpected += 1;
      return true;
    },
    blank() {
      pending = undefined;
      const isWhole = urlSeen && login.isSeen && password.isSeen;
      // An address among other facts of a machine: what follows the blank is not its login.
      const isNone = otherSeen && !login.isSeen && !password.isSeen;
      if (bareExpected > 0 || isWhole || isNone) flush();
      else afterBlank = true;
    },
    close: flush,
  };
}
