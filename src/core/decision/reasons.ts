// The words of every reason, Japanese and English, made from its code and facts.
import type { Facts } from '../lib/facts.ts';
import type { Decision, Reason } from './decision.ts';
import { loginWords } from './login-words.ts';
import {
  changesEn,
  changesJa,
  percent,
  placeEn,
  placeJa,
  type Text,
  type Words,
  yen,
} from './word-parts.ts';

/** From half a person on, people are counted; below, what is strange is who buys, not how many. */
const countedFrom = 0.5;

function riskyBuyers(f: Facts): Text {
  const toldJa = f.told ? '。他からも攻撃の報告あり' : '';
  const toldEn = f.told ? '; others report an attack on it' : '';
  if (Number(f.riskyBuyers) >= countedFrom)
    return {
      ja: `${f.instrument}の最近の買い手${f.buyers}人のうち約${f.riskyBuyers}人が乗っ取りの疑い${toldJa}`,
      en: `About ${f.riskyBuyers} of ${f.buyers} recent buyers of ${f.instrument} are probably hijacked${toldEn}`,
    };
  return {
    ja: `${f.instrument}の最近の買い手(${f.buyers}人)は、ほかの銘柄の買い手より疑わしい${toldJa}`,
    en: `Recent buyers of ${f.instrument} (${f.buyers}) are more suspect than those of other names${toldEn}`,
  };
}

export const words: Readonly<Record<string, Words>> = {
  ...loginWords,
  'context-change': (f) => ({
    ja: `セッションの途中で${[f.network && 'ネットワーク', f.device && '端末'].filter(Boolean).join('と')}が変わった`,
    en: `The session's ${[f.network && 'network', f.device && 'device'].filter(Boolean).join(' and ')} changed midway`,
  }),
  'automation-speed': (f) => ({
    ja: `操作の間隔が${f.secondsEach}秒と人の操作より速い`,
    en: `Steps ${f.secondsEach} s apart, faster than a person`,
  }),
  'no-login': () => ({
    ja: 'ログインの記録がないセッション',
    en: 'A session that never logged in here',
  }),
  'passed-step-up': (f) => ({
    ja: `追加認証(${f.method})を通過`,
    en: `Passed a step-up (${f.method})`,
  }),
  'strange-elsewhere': (f) => ({
    ja: `ログイン後(またはログインなし)の接続元(AS${f.asn}${f.hosting ? '、データセンター' : ''})を本人の過去の利用と比較`,
    en: `Where the session goes on (AS${f.asn}${f.hosting ? ', a data centre' : ''}) against the customer's own past`,
  }),
  'strange-client-elsewhere': (f) => ({
    ja: `セッションを続ける${f.newDevice ? '端末' : 'ソフトウェア'}を本人の過去の利用と比較`,
    en: `The ${f.newDevice ? 'device' : 'software'} that goes on with the session against the customer's own past`,
  }),
  'origin-turned': (f) => ({
    ja: `ログイン後に、接続元の${placeJa(f.kind)}で不正の疑いが強まった`,
    en: `Since the log-in its ${placeEn(f.kind)} has turned out risky`,
  }),
  'woken-account': (f) => ({
    ja: `${f.days}日間利用のなかった口座で資産の${percent(f.share)}を注文`,
    en: `Orders for ${percent(f.share)} of an account that slept ${f.days} days`,
  }),
  'churned-value': (f) => ({
    ja: `3日間の売買が資産の${f.times}倍`,
    en: `${f.times} times the account turned over within three days`,
  }),
  'first-order-type': (f) => ({
    ja: `初めての注文方法(${f.orderType === 'market' ? '成行' : '指値'})`,
    en: `First ${f.orderType} order of this customer`,
  }),
  'rare-instrument': (f) => ({
    ja: `ほとんどの顧客が買わない銘柄(${f.instrument})`,
    en: `Hardly any customer buys ${f.instrument}`,
  }),
  'new-buyers': (f) => ({
    ja: `初めて${f.instrument}を買う顧客${f.buyers}人が、1日の平均売買高の${percent(f.shareOfDailyVolume)}を数時間で買付`,
    en: `${f.buyers} customers who never traded ${f.instrument} bought ${percent(f.shareOfDailyVolume)} of its daily volume within hours`,
  }),
  'strange-destination': (f) =>
    Number(f.accounts) > 1
      ? {
          ja: `${f.accounts}人の顧客が新たに送金した出金先`,
          en: `A destination to which ${f.accounts} customers newly send money`,
        }
      : { ja: '初めての出金先', en: 'A destination money never went to' },
  'sensitive-change': (f) => ({
    ja: `${changesJa(f.change)}の変更`,
    en: `Change: ${changesEn(f.change)}`,
  }),
  'change-before-trading': (f) => ({
    ja: `直前の変更: ${changesJa(f.changes)}`,
    en: `Changed just before: ${changesEn(f.changes)}`,
  }),
  'liquidated-share': (f) => ({
    ja: `ログインから${f.minutes}分で資産の${percent(f.share)}を売却`,
    en: `${percent(f.share)} of the account sold within ${f.minutes} min of the log-in`,
  }),
  'proceeds-into-unknown': (f) => ({
    ja: `取引したことのない${f.instrument}に資産の${percent(f.share)}を集中`,
    en: `${percent(f.share)} of the account into ${f.instrument}, never traded before`,
  }),
  'first-market': (f) => ({
    ja: `初めての市場(${f.market})`,
    en: `First order on a market (${f.market})`,
  }),
  'first-margin': () => ({ ja: '初めての信用取引', en: 'First order on margin' }),
  'large-for-volume': (f) => ({
    ja: `1日の平均売買高の${percent(f.shareOfDailyVolume)}にあたる注文`,
    en: `${percent(f.shareOfDailyVolume)} of the average daily volume`,
  }),
  'unusual-size': (f) => ({
    ja: `普段の約${f.times}倍の注文(${yen(f.valueJpy).ja})`,
    en: `About ${f.times} times the usual order (${yen(f.valueJpy).en})`,
  }),
  'limit-above-market': (f) => ({
    ja: `直近の価格を${percent(f.excess)}上回る指値`,
    en: `Limit ${percent(f.excess)} above the last price`,
  }),
  'market-abnormal': (f) => ({
    ja: `${f.instrument}の値動き・売買高が普段と異なる`,
    en: `Price or volume of ${f.instrument} far from usual`,
  }),
  'risky-buyers': riskyBuyers,
  'withdrawn-share': (f) => ({
    ja: `資産の${percent(f.share)}(${yen(f.amountJpy).ja})の出金`,
    en: `${percent(f.share)} of the account (${yen(f.amountJpy).en}) leaves`,
  }),
  'session-so-far': () => ({
    ja: 'このセッションのこれまでの評価',
    en: 'What the session has shown so far',
  }),
  'cleared-before': () => ({
    ja: '以前の疑いが本人確認で晴れている',
    en: 'An earlier suspicion was cleared',
  }),
  'account-unread': () => ({
    ja: '口座の記録を時間内に読めず、規定どおりに回答',
    en: 'The account could not be read in time: answered by rule',
  }),
  'session-cut': () => ({
    ja: '遮断されたセッション',
    en: 'The session was cut off',
  }),
  'restricted-instrument': (f) => ({
    ja: `${f.instrument}の買付は停止中`,
    en: `Buying ${f.instrument} is stopped at present`,
  }),
  'restricted-by-person': (f) => ({
    ja: `${f.instrument}の買付は担当者の判断で${f.until}まで保留`,
    en: `Purchases of ${f.instrument} are held until ${f.until}, as decided by a person`,
  }),
  'rush-buying': (f) => ({
    ja: `短時間に買い注文が殺到(${factsOf(f)})`,
    en: `A rush of buy orders (${factsOf(f)})`,
  }),
  'abnormal-price': (f) => ({
    ja: `普段にない値上がり(${factsOf(f)})`,
    en: `A rise far from usual (${factsOf(f)})`,
  }),
  'abnormal-volume': (f) => ({
    ja: `普段にない売買高(${factsOf(f)})`,
    en: `Volume far from usual (${factsOf(f)})`,
  }),
};

function factsOf(facts: Facts): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

export function textOf({ code, facts }: Pick<Reason, 'code' | 'facts'>): Text {
  const make = Object.hasOwn(words, code) ? words[code] : undefined;
  return make ? make(facts) : { ja: code, en: code };
}

/** The decision as it goes out: every reason with its words. */
export function worded(decision: Decision): Decision & { reasons: (Reason & { text: Text })[] } {
  return {
    ...decision,
    reasons: decision.reasons.map((reason) => ({ ...reason, text: textOf(reason) })),
  };
}
