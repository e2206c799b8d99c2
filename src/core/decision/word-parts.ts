// Parts of sentences that several reasons share: yen, shares, changes and places in both languages.
import type { Facts } from '../lib/facts.ts';

export interface Text {
  readonly ja: string;
  readonly en: string;
}

export type Words = (facts: Facts) => Text;

/** Yen for people: 万円 and 億円 in Japanese, ¥m in English. */
export function yen(value: unknown): Text {
  const jpy = Number(value) || 0;
  const ja =
    jpy >= 1e8
      ? `${(jpy / 1e8).toFixed(1)}億円`
      : jpy >= 1e4
        ? `${Math.round(jpy / 1e4).toLocaleString('en-US')}万円`
        : `${Math.round(jpy)}円`;
  const en =
    jpy >= 1e6 ? `¥${(jpy / 1e6).toFixed(1)}m` : `¥${Math.round(jpy).toLocaleString('en-US')}`;
  return { ja, en };
}

export function percent(value: unknown): string {
  const share = (Number(value) || 0) * 100;
  return `${share >= 10 ? Math.round(share) : Number(share.toPrecision(2))} %`;
}

const changeJa: Readonly<Record<string, string>> = {
  password: 'パスワード',
  email: 'メールアドレス',
  phone: '電話番号',
  address: '住所',
  'bank-account': '出金先口座',
  'device-added': '端末の追加',
  'factor-added': '認証手段の追加',
  'factor-removed': '認証手段の削除',
  'notification-off': '通知の停止',
  'limit-raised': '限度額の引き上げ',
};

export function changesJa(names: unknown): string {
  return String(names)
    .split(' ')
    .map((name) => changeJa[name] ?? name)
    .join('、');
}

const changeEn: Readonly<Record<string, string>> = {
  email: 'e-mail address',
  'bank-account': 'bank account',
  'device-added': 'device added',
  'factor-added': 'factor added',
  'factor-removed': 'factor removed',
  'notification-off': 'notifications off',
  'limit-raised': 'limit raised',
};

export function changesEn(names: unknown): string {
  return String(names)
    .split(' ')
    .map((name) => changeEn[name] ?? name)
    .join(', ');
}

/** What a fact's `kind` is called; one that nobody has named keeps its own name. */
export const placeEn = (kind: unknown): string => placesEn[String(kind)] ?? String(kind);

/** With its article: an address, a device; software has none. */
export function aPlaceEn(kind: unknown): string {
  const place = placeEn(kind);
  if (place === placesEn.client) return place;
  return `${/^[aeiou]/.test(place) ? 'an' : 'a'} ${place}`;
}

export const placeJa = (kind: unknown): string => placesJa[String(kind)] ?? String(kind);

const placesEn: Readonly<Record<string, string>> = {
  address: 'address',
  ip: 'address',
  device: 'device',
  network: 'network',
  asn: 'network',
  domain: 'domain',
  client: 'software',
};

const placesJa: Readonly<Record<string, string>> = {
  address: 'アドレス',
  ip: 'アドレス',
  device: '端末',
  network: 'ネットワーク',
  asn: 'ネットワーク',
  domain: 'ドメイン',
  client: 'ソフトウェア',
};
