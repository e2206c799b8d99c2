// The commands `sekisho intel …`: what is known of phishing sites, phishing mail and stolen credentials.
import { type Command, type CommandOutput, UsageError } from './usage.ts';

export const intelCommands: Readonly<Record<string, () => Promise<Command>>> = {
  urls: async () => (await import('./intel-urls.ts')).runIntelUrls,
  certificates: async () => (await import('./intel-certificates.ts')).runIntelCertificates,
  mail: async () => (await import('./intel-mail.ts')).runIntelMail,
  dmarc: async () => (await import('./intel-dmarc.ts')).runIntelDmarc,
  blind: async () => (await import('./intel-blind.ts')).runIntelBlind,
  stealer: async () => (await import('./intel-stealer.ts')).runIntelStealer,
};

export async function runIntel(args: string[], output: CommandOutput): Promise<number> {
  const [name = '', ...rest] = args;
  const load = Object.hasOwn(intelCommands, name) ? intelCommands[name] : undefined;
  if (!load) throw new UsageError(`intel ${Object.keys(intelCommands).join('|')} …`);
  return (await load())(rest, output);
}
