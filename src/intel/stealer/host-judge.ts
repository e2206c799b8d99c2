// The URL judge as the judge of a log's hosts: only what imitates the firm whose hosts are watched.
import { type BrandDictionary, createBrandDictionary, type Firm } from '../url/brand-dictionary.ts';
import { readGrammar } from '../url/host-grammar.ts';
import { hostParts } from '../url/host-parts.ts';
import { parseUrl } from '../url/parse-url.ts';
import { withParents } from '../url/read-url.ts';
import { type UrlJudge, weighUrl } from '../url/weigh-url.ts';
import type { HostJudge } from './watch.ts';

/** As many firms as a firm file may hold: each host of the list may be one. */
const unknownHostsMax = 500;
/** Shorter host names occur in others' by chance. */
const hostLengthMin = 8;
const plainHost = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** Watched hosts of no known firm, as firms without a name: whoever carries the whole host imitates it. */
export function firmsOfHosts(hosts: readonly string[], { realHosts }: BrandDictionary): Firm[] {
  return hosts
    .filter((host) => host.length >= hostLengthMin && plainHost.test(host))
    .filter((host) => !withParents(host).some((name) => realHosts.has(name)))
    .slice(0, unknownHostsMax)
    .map((host) => ({ id: host, ja: host, en: host, hosts: [host], tokens: [], sharedTokens: [] }));
}

/**
 * `hosts` are the watched ones: what imitates another firm is not this one's to read. `timeMs`: when the
 * log is read; what the judge remembers then is used.
 */
export function createHostJudge(
  judge: UrlJudge,
  hosts: readonly string[],
  timeMs: number,
): HostJudge {
  const own = ownFirms(hosts, judge.dictionary);
  const { memory, dictionary } = judge;
  const names = createBrandDictionary({ ...dictionary.data, firms: [...own.values()] });
  const knowsNobody = (): boolean => memory.recent.size + memory.earlier.size === 0;
  return (host) => {
    // Nearly every host of a log is let go here, at a third of what weighing it takes.
    if (knowsNobody() && !isNamed(host, names)) return undefined;
    const judged = weighUrl(judge, host, timeMs);
    if (!judged?.firm || !own.has(judged.firm.id)) return undefined;
    return { risk: Math.round(judged.risk * 1000) / 1000, brand: judged.firm.id };
  };
}

function ownFirms(hosts: readonly string[], { realHosts }: BrandDictionary): Map<string, Firm> {
  const own = new Map<string, Firm>();
  for (const host of hosts)
    for (const name of withParents(host)) {
      const firm = realHosts.get(name);
      if (firm) own.set(firm.id, firm);
    }
  return own;
}

/** Whether a name of these firms stands in the host: without one, and nothing remembered, none is called. */
function isNamed(host: string, names: BrandDictionary): boolean {
  const url = parseUrl(host);
  return url !== undefined && readGrammar(url, hostParts(url), names).length > 0;
}
