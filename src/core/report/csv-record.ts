// One record of a CSV file (RFC 4180): fields quoted where they must be.

const csvField = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

export const csvRecord = (fields: readonly string[]): string =>
  `${fields.map(csvField).join(',')}\n`;
