import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readHtml } from './html.ts';

test('reads what is seen, with line breaks where they are seen', () => {
  const { text } = readHtml(
    '<head><title>t</title></head><style>p{}</style><p>一</p><p>二<br>三</p><!-- no --><script>var x="<p>"</script>',
  );
  assert.equal(text, '一\n二\n三');
});

test('links come with their text, however they are written', () => {
  const { links } = readHtml(
    `<a href='https://a.top/x&amp;y'>見る <b>ここ</b></a><A HREF=https://b.top/z>z</A><a href="&#104;ttps://c.top/">c</a>
     <area href="//d.top/d"><form action="https://e.top/p"></form><iframe src="https://f.top/"></iframe>
     <meta http-equiv="refresh" content="0;url=https://g.top/">`,
  );
  assert.deepEqual(
    links.map(({ url, text, source }) => [url, text, source]),
    [
      ['https://a.top/x&y', '見る ここ', 'html'],
      ['https://b.top/z', 'z', 'html'],
      ['https://c.top/', 'c', 'html'],
      ['https://d.top/d', undefined, 'html'],
      ['https://e.top/p', undefined, 'form'],
      ['https://f.top/', undefined, 'html'],
      ['https://g.top/', undefined, 'html'],
    ],
  );
});

test('a base turns short links into whole ones; other schemes lead nowhere', () => {
  const { links } = readHtml(
    '<base href="https://evil.top/a/"><a href="login.php">x</a><a href="mailto:a@b.jp">m</a><a href="#top">t</a>',
  );
  assert.deepEqual(
    links.map(({ url }) => url),
    ['https://evil.top/a/login.php'],
  );
});

test('text that is not seen is told apart', () => {
  const hidden = (style: string) =>
    readHtml(`<p>seen</p><div style="${style}">autumn river window lorem ipsum</div>`);
  for (const style of [
    'display:none',
    'font-size:0',
    'visibility: hidden',
    'color:#ffffff',
    'opacity:0',
  ]) {
    const { text, hiddenText } = hidden(style);
    assert.equal(text, 'seen', style);
    assert.ok(hiddenText, style);
  }
  for (const style of [
    'color:#fff; background:#123456',
    'font-size:0.9em',
    'opacity:0.9',
    'background-color:white',
  ])
    assert.ok(!hidden(style).hiddenText, style);
});

test('a password field is noticed', () => {
  assert.ok(readHtml('<input TYPE="Password">').asksPassword);
  assert.ok(!readHtml('<input type="text">').asksPassword);
});

test('broken HTML is read in a moment and never throws', () => {
  const start = performance.now();
  for (const piece of [
    '<a href="',
    '<!--',
    '<',
    "<a b='",
    '<script>',
    '</a',
    '<div style="display:none">',
    '&#',
    '<a x="\'>',
  ])
    readHtml(piece.repeat(60_000));
  assert.ok(performance.now() - start < 60_000, `${performance.now() - start} ms`);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      readHtml(`<p ${text}`);
    }),
    { numRuns: 300 },
  );
});
