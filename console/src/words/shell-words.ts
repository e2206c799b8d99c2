// Words around every page.
import { both } from './both.ts';

export const shellWords = both({
  en: {
    now: 'Now',
    queue: 'Queue',
    regulator: 'Regulator',
    settings: 'Settings',
    pages: 'Pages',
    simulated: 'Simulated data: no real customers, firms or instruments',
    live: 'Live',
    lost: (time: string, age: string) =>
      `Connection lost. What you see is from ${time} (${age} ago). Trying again by itself; what you typed is kept.`,
    waiting: (number: string) =>
      number === '1' ? '1 decision waits for your word' : `${number} decisions wait for your word`,
    see: 'See',
    other: '日本語',
    otherLabel: '日本語: switch to Japanese',
    dark: 'Dark',
    light: 'Light',
    toDark: 'Switch to the dark look',
    toLight: 'Switch to the light look',
    keys: 'Keys',
    logOut: 'Log out',
    attribution: 'IP Geolocation by DB-IP',
    skip: 'Skip to the page',
    /** The demo's own users; everybody else is named as he named himself. */
    demoNames: {
      'Demo analyst': 'Demo analyst',
      'Demo supervisor': 'Demo supervisor',
      'Demo auditor': 'Demo auditor',
    } as Readonly<Record<string, string>>,
    roles: {
      analyst: 'analyst',
      supervisor: 'supervisor',
      auditor: 'auditor, reads only',
      administrator: 'administrator',
    },
    wideOnly: 'This page needs a wider screen. On the phone: Now, Queue and single cases.',
    notFound: 'There is no such page.',
    toNow: 'To Now',
    brokenHere: 'This page failed',
    brokenAdvice:
      'Nothing you typed is lost. Reload the page; if it happens again, tell your administrator.',
    reload: 'Reload',
  },
  ja: {
    now: '現況',
    queue: '対応待ち',
    regulator: '当局報告',
    settings: '設定',
    pages: 'ページ',
    simulated: '模擬データ:実在の顧客・証券会社・銘柄ではありません',
    live: '受信中',
    lost: (time: string, age: string) =>
      `接続が切れています。表示は${time}時点(${age}前)のものです。自動で再接続します。入力中の内容は保持されます。`,
    waiting: (number: string) => `承認待ちの判断が${number}件あります`,
    see: '確認する',
    other: 'English',
    otherLabel: 'English: 英語に切り替える',
    dark: '暗色',
    light: '明色',
    toDark: '暗色の配色に切り替える',
    toLight: '明色の配色に切り替える',
    keys: 'キー操作',
    logOut: 'ログアウト',
    attribution: 'IP Geolocation by DB-IP',
    skip: '本文へ',
    demoNames: {
      'Demo analyst': 'デモ担当者',
      'Demo supervisor': 'デモ責任者',
      'Demo auditor': 'デモ監査',
    } as Readonly<Record<string, string>>,
    roles: {
      analyst: '担当者',
      supervisor: '責任者',
      auditor: '監査(閲覧のみ)',
      administrator: '管理者',
    },
    wideOnly: 'このページは広い画面でご覧ください。電話では現況・対応待ち・事案を扱えます。',
    notFound: 'ページが見つかりません。',
    toNow: '現況へ',
    brokenHere: 'このページを表示できませんでした',
    brokenAdvice:
      '入力した内容は失われていません。再読み込みしてください。繰り返す場合は管理者にお知らせください。',
    reload: '再読み込み',
  },
});
