import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAttachment } from './attachment.ts';

const read = (filename: string | null, mimeType: string, text: string) =>
  readAttachment({
    filename,
    mimeType,
    disposition: 'attachment',
    content: new TextEncoder().encode(text).buffer,
  });

test('the name decides the kind, the type where there is none', () => {
  assert.equal(read('請求書.PDF.exe', 'application/pdf', '').attachment.extension, '.exe');
  assert.equal(read(null, 'text/html', '').attachment.extension, '.html');
  assert.equal(read('noname', 'application/octet-stream', '').attachment.extension, '');
});

test('links of pages, calendars and documents are taken, and where they were found', () => {
  const links = [
    read('a.svg', 'image/svg+xml', '<svg><a href="https://evil.top/s">x</a></svg>'),
    read('a.ics', 'text/calendar', 'DESCRIPTION:https://evil.top/i'),
    read('a.pdf', 'application/pdf', '<< /S /URI /URI (https://evil.top/p) >>'),
  ].flatMap((one) => one.links);
  assert.deepEqual(
    links.map(({ url, source }) => `${source} ${url}`),
    [
      'attachment https://evil.top/s',
      'attachment https://evil.top/i',
      'attachment https://evil.top/p',
    ],
  );
});
