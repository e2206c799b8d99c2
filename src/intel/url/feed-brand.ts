// Whom a shared list says a URL imitates: one of the firms, another securities firm, or somebody else.
import type { BrandDictionary } from './brand-dictionary.ts';

const securitiesName = /証券|證券|securities|\bbroker(?:s|age)?\b/i;
/** Our own sources name a firm by its id; a list's bare `paypay` is the payment service. */
const idPrefix = 'firm:';

/** The firm's id, the list's own word for a securities firm not known here, undefined for others. */
export function feedFirm(brand: string, { firms, names }: BrandDictionary): string | undefined {
  const name = brand.trim();
  if (name.startsWith(idPrefix)) return firms.get(name.slice(idPrefix.length))?.id;
  return names.get(name.toLowerCase())?.id ?? (securitiesName.test(name) ? name : undefined);
}
