import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileKindOf, rootOf } from './file-kind.ts';

const expected = {
  device: [
    'a/UserInformation.txt',
    'a/System.txt',
    'information.txt',
    '_Information.txt',
    'x/Info.txt',
  ],
  text: [
    'a/Passwords.txt',
    'All Passwords.txt',
    'list.csv',
    'a/Browser/Passwords/Chrome.txt',
    'noending',
  ],
  personal: [
    'a/FileGrabber/passwords.txt',
    'a/Autofill/x.txt',
    'History/x.txt',
    'Brute.txt',
    'CC/x.txt',
  ],
  binary: ['screen.JPG', 'a/b.sqlite', 'x.docx'],
  zip: ['logs.ZIP'],
  gzip: ['list.txt.gz'],
  'unread-archive': ['logs.rar', 'logs.7z', 'logs.tar.gz'],
};

for (const [kind, paths] of Object.entries(expected))
  test(`knows what is ${kind}`, () => {
    for (const path of paths) assert.equal(fileKindOf(path), kind, path);
  });

test('a log begins where a machine is described, else where passwords lie, else it is the file alone', () => {
  const device = new Set(['seller/log-1']);
  const passwords = new Set(['seller/log-1/Chrome/Default', 'seller/log-2', 'seller/log-2/Chrome']);
  const root = (path: string): string => rootOf(path, device, passwords);
  assert.equal(root('seller/log-1/Chrome/Default/Passwords.txt'), 'seller/log-1');
  assert.equal(root('seller/log-2/Chrome/Passwords.txt'), 'seller/log-2');
  assert.equal(root('seller/list.txt'), 'seller/list.txt');
  assert.equal(root('list.txt'), 'list.txt');
  assert.equal(rootOf('Passwords.txt', new Set(['']), new Set()), '');
});
