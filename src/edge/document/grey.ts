// The grey of a drawing, 0 black to 1 white, as SVG and PDF write a colour.
export function greyOf(level: number): string {
  const hex = Math.round(level * 255)
    .toString(16)
    .padStart(2, '0');
  return `#${hex}${hex}${hex}`;
}
