// The listener's TLS: certificate and key from files, read again when they change.
import { readFileSync, statSync } from 'node:fs';
import type { TlsOptions } from 'node:tls';

export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
  /** Authorities whose clients may connect; without it every client may. */
  readonly clientAuthorities?: string;
  /** How often it is looked whether they have changed; a minute unless given. */
  readonly recheckMs?: number;
}

/** A certificate is renewed weeks before it ends; a minute later is early enough. */
const recheckMsDefault = 60_000;

export function readTls(files: TlsFiles): TlsOptions {
  const { certificate, key, clientAuthorities } = files;
  return {
    cert: readFileSync(certificate),
    key: readFileSync(key),
    minVersion: 'TLSv1.2',
    ...(clientAuthorities === undefined
      ? {}
      : { ca: readFileSync(clientAuthorities), requestCert: true, rejectUnauthorized: true }),
  };
}

/** Connections made from then on are given the new files; what cannot be read leaves the old ones. */
export function followTls(
  files: TlsFiles,
  use: (options: TlsOptions) => void,
  report: (error: unknown) => void,
): () => void {
  let version = versionOf(files);
  const timer = setInterval(() => {
    const found = versionOf(files);
    if (found === version) return;
    version = found;
    try {
      use(readTls(files));
    } catch (error) {
      report(error);
    }
  }, files.recheckMs ?? recheckMsDefault);
  return () => clearInterval(timer);
}

function versionOf({ certificate, key, clientAuthorities }: TlsFiles): string {
  return [certificate, key, clientAuthorities ?? '']
    .map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
    .map((found) => (found ? `${found.ino}:${found.mtimeNs}:${found.size}` : ''))
    .join(' ');
}
