import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldLogin, loginForms, loginLengthMax } from './login-forms.ts';

test('one login has one form, however it was typed', () => {
  for (const typed of ['taro', ' Taro ', 'ＴＡＲＯ', 'TARO\t', '　ｔａｒｏ'])
    assert.deepEqual(loginForms(typed), ['taro'], typed);
  assert.deepEqual(loginForms('ﾀﾛｳ'), loginForms('タロウ'));
});

test('branch and account are also looked up as digits alone', () => {
  const written = [
    '001-1234567',
    '００１－１２３４５６７',
    '001 1234567',
    '001/1234567',
    '支店001口座番号1234567',
  ];
  for (const login of written) assert.ok(loginForms(login).includes('0011234567'), login);
  assert.deepEqual(loginForms('0011234567'), ['0011234567']);
});

test('digits within a name are no account', () => {
  for (const login of ['taro1234567', 'taro1234567@example.jp', '12-34'])
    assert.equal(loginForms(login).length, 1, login);
});

test('what stands for no login has no form', () => {
  for (const login of ['', '  ', 'UNKNOWN', 'null', 'x'.repeat(loginLengthMax + 1)])
    assert.deepEqual(loginForms(login), [], login);
});

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (login) => {
      assert.equal(foldLogin(foldLogin(login)), foldLogin(login));
    }),
  );
});
