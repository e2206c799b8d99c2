import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './markup.ts';

test('text is escaped, markup is not', () => {
  const cell = html`<td title="${`"><script>'&`}">${'<b>'}</td>`;
  assert.equal(cell.html, '<td title="&quot;&gt;&lt;script&gt;&#39;&amp;">&lt;b&gt;</td>');
  assert.equal(html`<tr>${cell}${[cell, cell]}${7}</tr>`.html, `<tr>${cell.html.repeat(3)}7</tr>`);
});
