// What every client of another installation asks of it: a line nobody reads along, and why it refused.

/** Secrets travel: the line is encrypted, or does not leave this machine. */
export function isPrivateLine(url: string): boolean {
  return /^(https:\/\/|http:\/\/(127\.0\.0\.1|\[::1\]|localhost)([:/]|$))/.test(url);
}

const codeLengthMax = 64;

/** The `code` of the problem it answered with; `unknown` where the answer is none of ours. */
export async function refusalCode(response: Response): Promise<string> {
  try {
    const { code } = (await response.json()) as { code?: unknown };
    return typeof code === 'string' ? code.slice(0, codeLengthMax) : 'unknown';
  } catch {
    return 'unknown';
  }
}
