// Yen for people: 億円 and 万円 in Japanese, ¥m in English.
import type { Language } from '../words/both.ts';

function grouped(value: number, decimals: number): string {
  return value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** Three significant figures at most, and never more than one decimal. */
function short(value: number): string {
  return grouped(value, value < 100 && Math.round(value * 10) % 10 !== 0 ? 1 : 0);
}

function japanese(jpy: number): string {
  if (jpy >= 99_995_000) return `${short(jpy / 1e8)}億円`;
  if (jpy >= 99_500) return `${grouped(jpy / 1e4, 0)}万円`;
  // A whole 万円 more or less would be a third of ¥15,000.
  if (jpy >= 9_999.5) return `${short(jpy / 1e4)}万円`;
  return `${grouped(jpy, 0)}円`;
}

function english(jpy: number): string {
  if (jpy >= 999_500) return `¥${short(jpy / 1e6)}m`;
  return `¥${grouped(jpy, 0)}`;
}

export function yen(jpy: number, language: Language): string {
  const sign = jpy < 0 ? '−' : '';
  const size = Math.abs(jpy);
  return sign + (language === 'ja' ? japanese(size) : english(size));
}

/** A market price: small ones need their decimals. */
export function price(value: number): string {
  return grouped(value, value < 100 && !Number.isInteger(value) ? 2 : 0);
}

export function count(value: number): string {
  return grouped(value, 0);
}
