// A domain covers itself and everything below it.
export function covers(domain: string, host: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
