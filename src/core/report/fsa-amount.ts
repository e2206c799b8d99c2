// Yen as the regulator's table prints them: rounded to units of 億円 (¥100 million), in words.

export type Language = 'ja' | 'en';

const okuYen = 100_000_000;
const tenthOkuYen = okuYen / 10;
const manYen = 10_000;

/** 1234567 → `1,234,567`; written out, since `toLocaleString` depends on the runtime's data. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * Whole 億円, as published; tenths below 2億円, where the editions print 0.3, 0.7 or 0.8.
 * What would round to nothing (below 0.05億円) keeps 万円, and below 5,000 yen each yen.
 */
export function roundForTable(yen: number): number {
  const tenths = Math.round(yen / tenthOkuYen);
  if (tenths >= 20) return Math.round(yen / okuYen) * okuYen;
  if (tenths > 0) return tenths * tenthOkuYen;
  return Math.round(yen / manYen) * manYen || yen;
}

/** `約131億円`, `約1億円`, `約0.3億円`: the decimal is dropped where it would be a zero. */
function amountJa(yen: number): string {
  const rounded = roundForTable(yen);
  if (rounded >= tenthOkuYen) return `約${grouped(rounded / okuYen)}億円`;
  if (rounded >= manYen) return `約${rounded / manYen}万円`;
  return `${grouped(rounded)}円`;
}

/** `¥13.1bn`, `¥100m`, `¥30m`: the same rounded yen, so that both languages say the same. */
function amountEn(yen: number): string {
  const rounded = roundForTable(yen);
  if (rounded >= 1e9) {
    const hundredMillions = rounded / okuYen;
    return `¥${grouped(Math.floor(hundredMillions / 10))}.${hundredMillions % 10}bn`;
  }
  if (rounded >= 1e6) return `¥${rounded / 1e6}m`;
  return `¥${grouped(rounded)}`;
}

export function amountText(yen: number, language: Language): string {
  return language === 'ja' ? amountJa(yen) : amountEn(yen);
}
