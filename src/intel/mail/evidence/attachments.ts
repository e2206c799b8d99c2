// Evidence in what is attached; content is looked at, never opened.
import type { MailEvidence } from '../evidence.ts';

/** 0..1 by what an opened file of this kind can do. */
const kinds: Readonly<Record<string, number>> = {
  '.exe': 1,
  '.scr': 1,
  '.com': 1,
  '.pif': 1,
  '.bat': 1,
  '.cmd': 1,
  '.ps1': 1,
  '.vbs': 1,
  '.vbe': 1,
  '.js': 1,
  '.jse': 1,
  '.wsf': 1,
  '.hta': 1,
  '.lnk': 1,
  '.msi': 1,
  '.jar': 1,
  '.apk': 1,
  '.iso': 1,
  '.img': 1,
  '.vhd': 1,
  '.one': 0.9,
  '.xll': 1,
  '.chm': 1,
  '.html': 0.8,
  '.htm': 0.8,
  '.shtml': 0.9,
  '.xhtml': 0.9,
  '.svg': 0.8,
  '.url': 0.8,
  '.docm': 0.9,
  '.xlsm': 0.8,
  '.pptm': 0.9,
  '.rtf': 0.4,
  '.zip': 0.4,
  '.rar': 0.5,
  '.7z': 0.5,
  '.ace': 0.9,
  '.gz': 0.3,
  '.mobileconfig': 0.9,
};

export const riskyAttachment: MailEvidence = {
  id: 'risky-attachment',
  speaksFor: 'phishing',
  weight: 2,
  sees: 'An attachment that runs a program or opens a page.',
  looksAlike: 'Programmers sending each other code.',
  find({ mail }) {
    let value = 0;
    let kind = '';
    for (const { extension } of mail.attachments) {
      const risk = kinds[extension] ?? 0;
      if (risk > value) [value, kind] = [risk, extension];
    }
    return value === 0 ? undefined : { value, facts: { kind } };
  },
};

export const attachedForm: MailEvidence = {
  id: 'attached-form',
  speaksFor: 'phishing',
  weight: 3.5,
  sees: 'The mail or an attached page holds a form that asks for a password.',
  looksAlike: 'Hardly anything honest.',
  find({ mail }) {
    const form = mail.attachments.find(({ asksPassword }) => asksPassword);
    return form && { value: 1, facts: { kind: form.extension } };
  },
};

export const attachmentEvidence: readonly MailEvidence[] = [riskyAttachment, attachedForm];
