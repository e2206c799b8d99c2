// Words in both languages side by side: the type of the English asks every key of the Japanese.

export type Language = 'ja' | 'en';
export const languages: readonly Language[] = ['ja', 'en'];

type Wide<T> = T extends string
  ? string
  : T extends (...parts: infer Parts) => string
    ? (...parts: Parts) => string
    : { readonly [Key in keyof T]: Wide<T[Key]> };

export interface Both<T> {
  readonly en: T;
  readonly ja: T;
}

export function both<T>(words: { en: T; ja: Wide<NoInfer<T>> }): Both<Wide<T>> {
  return words as Both<Wide<T>>;
}
