// Words of the page of a campaign.
import { both } from './both.ts';

export const campaignWords = both({
  en: {
    title: 'Campaign',
    since: (from: string, to: string) => `${from} to ${to}`,
    cases: (number: string) => (number === '1' ? '1 case' : `${number} cases`),
    attempted: 'attempted',
    stopped: 'stopped',
    firstHold: 'first hold',
    graph: 'Who, from where, into what',
    graphLabel: (nodes: string, edges: string) =>
      `Graph of ${nodes} things and ${edges} connections, in time from left to right; the cases are listed below`,
    graphHint:
      'From left to right: source, networks, addresses and devices, accounts, instruments; within each by time. More than 200 are grouped.',
    grouped: (number: string) => `${number} together`,
    kinds: {
      source: 'Source',
      ip: 'Addresses',
      device: 'Devices',
      login: 'Networks',
      account: 'Accounts',
      instrument: 'Instruments',
    },
    fit: 'Whole graph',
    decide: 'Decide all that is open',
    nothingOpen: 'Every case of this campaign has been decided.',
    inQueue: 'In the queue',
    list: 'Cases',
    done: 'Decided so far',
  },
  ja: {
    title: '攻撃キャンペーン',
    since: (from: string, to: string) => `${from}~${to}`,
    cases: (number: string) => `事案${number}件`,
    attempted: '試行額',
    stopped: '阻止額',
    firstHold: '最初の保留',
    graph: '誰が・どこから・何を',
    graphLabel: (nodes: string, edges: string) =>
      `要素${nodes}件とつながり${edges}件の図。時間は左から右。事案の一覧は下にあります`,
    graphHint:
      '左から:流出元、ネットワーク、アドレスと端末、口座、銘柄(それぞれ時刻順)。200を超えるとまとめて表示します。',
    grouped: (number: string) => `${number}件`,
    kinds: {
      source: '流出元',
      ip: 'アドレス',
      device: '端末',
      login: 'ネットワーク',
      account: '口座',
      instrument: '銘柄',
    },
    fit: '全体を表示',
    decide: '未判断の事案をまとめて判断',
    nothingOpen: 'この攻撃キャンペーンの事案はすべて判断済みです。',
    inQueue: '一覧で見る',
    list: '事案',
    done: 'これまでの判断',
  },
});
