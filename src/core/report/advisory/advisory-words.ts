// Words of the public warning in Japanese and English: plain, for customers, without any address.
import type { Language } from '../fsa-amount.ts';

interface AdvisoryWords {
  readonly title: string;
  readonly opening: string;
  /** Where published figures, which are real, stand beside simulated ones. */
  readonly ownSimulated: string;
  readonly own: (name: string | undefined, asOf: string) => string;
  readonly published: (edition: string, asOf: string) => string;
  readonly quality: (qualities: string) => string;
  readonly figure: (name: string, value: string) => string;
  readonly month: (label: string, parts: readonly string[]) => string;
  readonly sections: readonly { readonly title: string; readonly items: readonly string[] }[];
  readonly contact: (contact: string | undefined) => string;
}

/** Advice as the supervisor, the association and the firms gave it in 2025, in words of our own. */
const words: Readonly<Record<Language, AdvisoryWords>> = {
  ja: {
    title: '証券口座の乗っ取りにご注意ください',
    opening:
      '盗まれたID・パスワードで証券口座に侵入し、お客さまの保有株式を勝手に売り、その代金で別の株式を買い付ける不正が発生しています。',
    ownSimulated:
      '【模擬データ】当社の件数と金額はシミュレーションによるもので、実際の被害ではない。全国の公表件数は実際のもの',
    own: (name, asOf) => `${name ?? '当社'}で確認した件数(${asOf}現在・暫定値)`,
    published: (edition, asOf) => `全国の公表件数(${edition}・${asOf}現在・暫定値)`,
    quality: (qualities) => `数値の出所: ${qualities}(公表元の原表とは限りません)。`,
    figure: (name, value) => `${name} ${value}`,
    month: (label, parts) => `${label}: ${parts.join('、')}。`,
    sections: [
      {
        title: '必ず守っていただきたいこと',
        items: [
          'メールやSMSのリンクからはログインしない。見覚えのある差出人でも、本物そっくりの偽物があります。',
          'ログインは、ご自身で登録したブックマークか公式アプリから行う。',
          'パスキーなど、フィッシングに強い認証を設定する。メールやSMSで届くコードは、偽の画面に入力するとその場で悪用されます。',
          'ログイン・注文・出金・登録変更の通知を有効にし、届いたらすぐに確認する。大量の迷惑メールやSMSは、通知を埋もれさせる手口のことがあります。',
          '口座の残高と取引履歴をこまめに確認する。長く使っていない口座も確認する。',
          'パスワードを使い回さず、ほかで使っていない長いものにする。',
          'パソコンやスマートフォンのOS・アプリを最新に保ち、ウイルス対策を行う。出所の分からないソフトを入れない。',
        ],
      },
      {
        title: '当社からは決して行わないこと',
        items: [
          'メールやSMSにログイン用のリンクを記載すること。',
          '「口座の保護」「補償の申請」を理由に、リンク先で認証情報を入力していただくこと。',
          '電話やメールでパスワードや認証コードをお尋ねすること。',
        ],
      },
      {
        title: '身に覚えのないログインや取引に気付いたら',
        items: [
          'すぐに証券会社へ電話し、口座と注文の停止を依頼する。番号は契約書類や取引報告書で確かめる。',
          'ブックマークか公式アプリからパスワードを変更し、登録済みの端末・連絡先・出金先を確認する。同じパスワードを使うほかのサービスも変更する。',
          '届いたメールやSMS、画面の記録を消さずに残し、警察にも相談する。',
        ],
      },
    ],
    contact: (contact) =>
      contact === undefined
        ? '連絡先は、お手元の契約書類または公式アプリでご確認ください。この文書にはリンクを記載していません。'
        : `連絡先: ${contact}。この文書にはリンクを記載していません。`,
  },
  en: {
    title: 'Beware of hijacked securities accounts',
    opening:
      'Criminals log in to securities accounts with stolen IDs and passwords, sell what the customer holds, and buy other shares with the proceeds.',
    ownSimulated:
      '[SIMULATED DATA] The firm’s own figures are from a simulation: nobody was harmed. Those published for all firms are real',
    own: (name, asOf) => `Found at ${name ?? 'our firm'} (as of ${asOf}, provisional)`,
    published: (edition, asOf) =>
      `Published for all firms in Japan (${edition}, as of ${asOf}, provisional)`,
    quality: (qualities) =>
      `Source of the figures: ${qualities} (not in all cases the publisher's own table).`,
    figure: (name, value) => `${name.toLowerCase()} ${value}`,
    month: (label, parts) => `${label}: ${parts.join(', ')}.`,
    sections: [
      {
        title: 'What to do',
        items: [
          'Never log in by a link in a mail or text message, even where you know the sender: fakes look exactly alike.',
          'Log in by a bookmark you made yourself, or by the official app.',
          'Set up a passkey or another way to log in that withstands phishing. A code from a mail or text message is misused at once when entered on a fake page.',
          'Switch on notices of log-ins, orders, withdrawals and changes, and look at them at once. A flood of junk messages may be meant to hide them.',
          'Look at your balance and trades often, in accounts you seldom use as well.',
          'Use a long password that you use nowhere else.',
          'Keep your computer and telephone up to date and protected, and install nothing of unknown origin.',
        ],
      },
      {
        title: 'What we never do',
        items: [
          'Send a mail or text message with a link to log in.',
          'Ask you to enter your credentials on a page "to protect your account" or "to apply for compensation".',
          'Ask for your password or a code by telephone or mail.',
        ],
      },
      {
        title: 'If you see a log-in or a trade that was not yours',
        items: [
          'Telephone your firm at once and have the account and its orders stopped. Take the number from your contract or your statements.',
          'Change your password by your bookmark or the official app; check the devices, contacts and bank accounts registered. Change it wherever else you use it.',
          'Keep the mails, messages and pictures of the screen, and tell the police.',
        ],
      },
    ],
    contact: (contact) =>
      contact === undefined
        ? 'You find our number on your contract or in the official app. This document contains no links.'
        : `Contact: ${contact}. This document contains no links.`,
  },
};

export const advisoryWords = (language: Language): AdvisoryWords => words[language];
