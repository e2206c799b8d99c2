// What the tests of the mail edge share: mails written out as bytes.

export interface EmlParts {
  readonly headers?: readonly string[];
  readonly body?: string | Uint8Array;
}

/** A mail with a sender, a subject and a date, changed by further header lines. */
export function eml({ headers = [], body = 'Hello' }: EmlParts = {}): Buffer {
  const has = (name: string) => headers.some((line) => line.toLowerCase().startsWith(`${name}:`));
  const lines = [
    ...(has('from') ? [] : ['From: SBI <info@sbisec.co.jp>']),
    ...(has('subject') ? [] : ['Subject: test']),
    'Date: Thu, 01 May 2025 12:00:00 +0900',
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
}

/** Parts with their own header lines, as one multipart mail. */
export function multipart(parts: readonly string[], headers: readonly string[] = []): Buffer {
  const body = `${parts.map((part) => `--b0\r\n${part}\r\n`).join('')}--b0--\r\n`;
  return eml({ headers: [...headers, 'Content-Type: multipart/mixed; boundary="b0"'], body });
}

export function attachedPart(name: string, type: string, content: Uint8Array | string): string {
  const encoded = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
  return `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}`;
}
