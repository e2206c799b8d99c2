// Risk as a percentage with two digits where it matters: 0.02 %, 38 %, 99.7 %.

/** Above it the distance to certainty is what matters, below it there is nothing to tell apart. */
const least = 0.01;
const most = 99.99;

export function percent(share: number): string {
  const value = share * 100;
  if (!(value > 0)) return '0 %';
  if (value < least) return `< ${least} %`;
  if (value > most) return `> ${most} %`;
  if (value >= 99.9) return `${value.toFixed(2)} %`;
  if (value >= 99) return `${value.toFixed(1)} %`;
  if (value >= 9.95) return `${Math.round(value)} %`;
  return `${value < 0.995 ? value.toFixed(2) : value.toFixed(1)} %`;
}
