import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../test-mail.ts';
import { attachedForm, riskyAttachment } from './attachments.ts';

const attached = (extension: string, asksPassword = false) => ({
  attachments: [{ extension, type: '', bytes: 1, asksPassword }],
});

test('kinds that run or open a page, by degree', () => {
  assert.equal(found(riskyAttachment, attached('.lnk')), 1);
  assert.equal(found(riskyAttachment, attached('.html')), 0.8);
  assert.equal(found(riskyAttachment, attached('.pdf')), 0);
});

test('a form that asks for a password', () => {
  assert.equal(found(attachedForm, attached('.html', true)), 1);
  assert.equal(found(attachedForm, attached('.html')), 0);
});
