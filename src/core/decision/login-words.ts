// The words of the reasons a log-in gives.
import { aPlaceEn, placeEn, placeJa, type Words } from './word-parts.ts';

export const loginWords: Readonly<Record<string, Words>> = {
  'strange-network': (f) => ({
    ja: `接続元(${f.country || '国不明'}、AS${f.asn})を本人の過去の利用と比較`,
    en: `Network (${f.country || 'country unknown'}, AS${f.asn}) against the customer's own past`,
  }),
  'strange-client': (f) => ({
    ja: `ブラウザー・OS(${f.browser || '不明'}、${f.system || '不明'})を本人の過去の利用と比較`,
    en: `Software (${f.browser || 'unknown'}, ${f.system || 'unknown'}) against the customer's own past`,
  }),
  'strange-habits': (f) => ({
    ja: `言語・入口・時間帯(${f.language || '言語不明'}、${f.entry})を本人の習慣と比較`,
    en: `Language, way in and hour (${f.language || 'no language'}, ${f.entry}) against habit`,
  }),
  'strange-device': (f) =>
    f.known
      ? { ja: '本人が使い慣れた端末', en: 'A device this customer uses' }
      : { ja: 'この口座で初めての端末', en: 'A device this account never had' },
  'new-network': (f) => ({
    ja: `この口座で初めてのネットワーク(${f.country || '国不明'}、AS${f.asn})`,
    en: `A network this account never came through (${f.country || 'country unknown'}, AS${f.asn})`,
  }),
  'own-device-away': (f) => ({
    ja: `本人の端末が初めてのネットワーク(AS${f.asn})から接続(旅行などに多い)`,
    en: `The customer's own device on a network new to it (AS${f.asn}), as on a journey`,
  }),
  'new-address': (f) => ({
    ja: `この口座で初めての固定回線(${f.ip})`,
    en: `A fixed line this account never came through (${f.ip})`,
  }),
  'new-system': (f) => ({
    ja: `この口座で初めてのOS(${f.system || '不明'})`,
    en: `An operating system this account never showed (${f.system || 'unknown'})`,
  }),
  'failures-before': (f) => ({
    ja: `直前にログイン失敗が約${Math.round(Number(f.failures))}回`,
    en: `About ${Math.round(Number(f.failures))} failed log-ins just before`,
  }),
  'shared-address': (f) => ({
    ja: `同じアドレスから${f.accounts}口座が新たにログイン`,
    en: `${f.accounts} accounts newly entered from one address`,
  }),
  'shared-device': (f) => ({
    ja: `同じ端末が${f.accounts}口座で使われた`,
    en: `One device in ${f.accounts} accounts`,
  }),
  'hosting-network': (f) => ({
    ja: `データセンター経由の接続(AS${f.asn}、${f.country})`,
    en: `Through a data centre (AS${f.asn}, ${f.country})`,
  }),
  'travel-speed': (f) => ({
    ja: `${f.from}から${f.to}へ${f.hours}時間で移動(約${f.distanceKm} km)`,
    en: `From ${f.from} to ${f.to} in ${f.hours} h (about ${f.distanceKm} km)`,
  }),
  'risky-origin': (f) => ({
    ja: `最近の不正が疑われる${placeJa(f.kind)}からの接続`,
    en: `From ${aPlaceEn(f.kind)} where hijackers were lately`,
  }),
  'dormant-account': (f) => ({
    ja: `${f.days}日間利用のない口座`,
    en: `Account asleep for ${f.days} days`,
  }),
  'resistant-method': (f) => ({
    ja: `フィッシングに耐性のある認証(${f.method})`,
    en: `Log-in that phishing cannot relay (${f.method})`,
  }),
  'exposed-credential': (f) => ({
    ja: `${f.days}日前に認証情報の流出またはそのおそれを確認(情報源: ${f.source})`,
    en: `Credential exposed or at risk ${f.days} days ago (source: ${f.source})`,
  }),
  'listed-origin': (f) => ({
    ja: `不正利用の情報がある${placeJa(f.kind)}(情報源: ${f.source})`,
    en: `On a list: ${aPlaceEn(f.kind)} (source: ${f.source})`,
  }),
  'failures-around': (f) => ({
    ja: `同じ${placeJa(f.kind)}から約${Math.round(Number(f.accounts))}口座でログイン失敗`,
    en: `Log-ins of about ${Math.round(Number(f.accounts))} accounts failed from the same ${placeEn(f.kind)}`,
  }),
  'shared-network': (f) => ({
    ja: `同じネットワーク(AS${f.asn}、${f.country || '国不明'})から${f.accounts}口座が新たにログイン`,
    en: `${f.accounts} accounts newly entered from one network (AS${f.asn}, ${f.country || 'country unknown'})`,
  }),
  'rare-origin': (f) => ({
    ja: `利用履歴の少ない口座に、ほとんどの顧客が使わない国・言語(${f.country || '国不明'}、${f.language || '言語不明'})から接続`,
    en: `Country and language hardly any customer shows (${f.country || 'unknown'}, ${f.language || 'unknown'}), on an account without habits`,
  }),
  'stranger-before': (f) => ({
    ja: `${f.days}日前に本人らしくないログインがあり、確認が済んでいない`,
    en: `A log-in unlike the customer ${f.days} days ago that nobody has cleared`,
  }),
};
