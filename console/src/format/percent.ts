// Risk as a percentage with two digits where it matters: 0.02 %, 38 %, 99.7 %.

export function percent(share: number): string {
  const value = share * 100;
  if (!(value > 0)) return '0 %';
  if (value < 0.01) return '< 0.01 %';
  if (value >= 99.99) return '> 99.99 %';
  if (value >= 99.9) return `${value.toFixed(2)} %`;
  if (value >= 99) return `${value.toFixed(1)} %`;
  if (value >= 9.95) return `${Math.round(value)} %`;
  return `${Number(value.toPrecision(2))} %`;
}
