// Tells names that a machine drew from names that a person chose.

const vowels = /[aeiouy]/;

/**
 * 0..1 for one label of a host or the local part of an address: digits among letters, consonants
 * in a row, little variety of a language. Names of four letters and less say nothing.
 */
export function randomness(name: string): number {
  const label = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (label.length < 5) return 0;
  const letters = label.replace(/[0-9]/g, '');
  const changes = label.match(/[a-z][0-9]|[0-9][a-z]/g)?.length ?? 0;
  const longestRun = Math.max(0, ...letters.split(vowels).map((consonants) => consonants.length));
  const share =
    letters.length === 0 ? 0 : (letters.match(/[aeiouy]/g)?.length ?? 0) / letters.length;
  let points = 0;
  if (changes >= 2) points += 0.4;
  if (changes >= 4) points += 0.3;
  if (longestRun >= 5) points += 0.4;
  if (longestRun >= 7) points += 0.3;
  if (letters.length >= 5 && share < 0.2) points += 0.3;
  if (/[0-9]{5,}/.test(label)) points += 0.3;
  return Math.min(1, points);
}
