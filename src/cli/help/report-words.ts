// Help for `sekisho report …` and `sekisho hub …`: what is told of the cases, by one firm and by several.
import type { HelpWords } from './command-help.ts';

const cases = { 'cases F': 'the cases, as `sekisho replay --cases` writes them' };
const asOf = { 'as-of DATE': 'what was known on that day, as 2025-04-16' };
const months = {
  'from MONTH': 'first month, as 2025-02',
  'to MONTH': 'last month',
};
const shown = {
  'lang L': 'ja or en',
  'out F': 'writes there; standard output without',
};
const simulated = { simulated: 'marks all of it as simulated' };
const json = { json: 'the same as --format json' };
const edition = { 'edition F': 'published editions, as CSV' };

const atHub = {
  'url URL': 'where the hub is',
  'name FIRM': 'this firm, as the hub’s list has it',
  'key F': 'the firm’s private key, as `sekisho hub key` made it',
  'hub-key KEY': 'the hub’s public key',
};
const firms = { 'firms F.csv': 'the firms: name and publicKey' };

export const reportWords: HelpWords = {
  'report fsa': {
    does: 'the regulator’s table of a firm’s cases, month by month',
    use: ['--cases F [--as-of DATE] [--format table|csv|json|xlsx|pdf|svg|png] …'],
    options: {
      ...cases,
      ...asOf,
      ...months,
      'format NAME': 'table, csv, json, xlsx, pdf, svg or png',
      ...json,
      ...edition,
      'since DATE': 'beside each figure, how it differs from the table of that day',
      'cell MONTH:FIGURE': 'lists the cases behind one figure, as 2025-04:cases',
      'cell-cases N': 'with JSON, names up to N cases in each cell',
      'with-cases': 'with xlsx, a sheet of the cases',
      ...simulated,
      ...shown,
    },
  },
  'report lag': {
    does: 'how far the latest figures still are from what they will become',
    use: ['--edition F | --cases F [--as-of DATE] [--figure NAME] …'],
    options: {
      ...edition,
      ...cases,
      ...asOf,
      'figure NAME': 'cases, accesses, sales or purchases',
      'format NAME': 'table or json',
      ...json,
      ...shown,
    },
  },
  'report check': {
    does: 'which claimed figures cannot hold together, and why',
    use: ['FILE [--format table|json] [--lang ja|en] [--out F]'],
    options: { 'format NAME': 'table or json', ...json, ...shown },
  },
  'report loss': {
    does: 'each victim’s loss and restitution, for the firm and for the victim',
    use: ['--cases F --events F … [--method NAME] [--format table|json|xlsx|pdf] …'],
    options: {
      ...cases,
      'events F': 'what happened in the accounts; may be repeated',
      'method NAME': 'the one the firm applies; all are worked out, a wrong name lists them',
      'valuation-date DATE': 'the day at whose prices is valued; the last of the events without',
      'prices F': 'prices of days that the events do not have, as CSV',
      'actions F': 'splits and other corporate actions, as CSV',
      'case ID': 'this case only',
      'format NAME': 'table, json, xlsx, or pdf with a statement for each victim',
      ...json,
      ...simulated,
      'lang L': 'ja or en',
      'out F': 'writes there; with pdf a folder; standard output without',
    },
  },
  'report coverage': {
    does: 'what the journal shows of each control that guidance demands',
    use: ['--data DIR | --events F … [--format table|json|pdf|xlsx] …', '--data DIR --record N'],
    options: {
      'data DIR': 'the service’s directory, whose journal is read',
      'events F': 'decides these events anew instead; may be repeated',
      'firm NAME': 'this firm only',
      'from DATE': 'first day, as 2025-04-01',
      'to DATE': 'last day',
      'record N': 'prints this record of the journal and nothing else',
      'format NAME': 'table, json, pdf or xlsx',
      ...json,
      ...simulated,
      ...shown,
    },
  },
  'report advisory': {
    does: 'a public warning from the current numbers, without any link',
    use: ['--cases F | --edition F [--as-of DATE] [--format text|html] …'],
    options: {
      ...cases,
      ...edition,
      ...asOf,
      ...months,
      'name NAME': 'who warns',
      'contact TEXT': 'where customers can ask',
      'format NAME': 'text or html',
      ...simulated,
      ...shown,
    },
  },
  'hub key': {
    does: 'makes a private key and prints the public one, to be agreed on',
    use: ['--out F'],
    options: { 'out F': 'where the private key goes; must not exist' },
  },
  'hub tokens': {
    does: 'makes a new key for indicators, in front of those in use',
    use: ['--out F --name NAME'],
    options: { 'out F': 'the ring of keys', 'name NAME': 'of the new one: a-z, 0-9 and -' },
  },
  'hub serve': {
    does: 'the hub on this machine',
    use: ['--key F --firms F.csv --data DIR [--port N] …'],
    options: {
      'key F': 'the hub’s private key',
      ...firms,
      'data DIR': 'the hub’s journal',
      'port N': '0 for any free one, which is then printed',
      'firms-min N': 'so many firms must report an instrument before the others hear at once',
      'delay-minutes N': 'after so long one firm’s report is told as well',
    },
  },
  'hub send': {
    does: 'tells the hub a firm’s monthly figures, attacked instruments and indicators',
    use: [
      '--url URL --name FIRM --key F --hub-key KEY --data DIR --state F [--tokens F]',
      '--url URL --name FIRM --key F --hub-key KEY [--cases F] [--alerts F] [--means F --tokens F]',
    ],
    options: {
      ...atHub,
      ...cases,
      ...asOf,
      ...simulated,
      'from MONTH':
        'with --cases, the first month told, as 2025-01; months without a case are told as zeros',
      'data DIR': 'a service’s directory: everything is derived from the journal there',
      'state F': 'what was told before, so that only news are sent; made at the first call',
      'firm NAME': 'firm in the events, where several feed that service',
      'alerts F': 'as `sekisho replay --alerts` writes them',
      'means F': 'intel events of confirmed takeovers; confidence 0 takes a word back',
      'tokens F': 'the ring of keys, as `sekisho hub tokens` made it',
    },
  },
  'hub take': {
    does: 'fetches the hub’s news as events for the firm’s own service',
    use: [
      '--url URL --name FIRM --key F --hub-key KEY --state F --events F [--tokens F --logins F]',
    ],
    options: {
      ...atHub,
      'state F': 'how far was heard; made at the first call',
      'events F': 'writes the news as events',
      'tokens F': 'the ring of keys, as `sekisho hub tokens` made it',
      'logins F': 'the firm’s own log-ins, in which indicators are looked for',
      'firm NAME': 'the firm of the events',
      json: 'the counts as JSON',
    },
  },
  'hub national': {
    does: 'the table of all firms together, and the instruments under attack',
    use: ['--data DIR --firms F.csv [--as-of DATE] [--lang ja|en] [--json]'],
    options: {
      'data DIR': 'the hub’s journal',
      ...firms,
      ...asOf,
      'lang L': 'ja or en',
      json: 'one object of JSON instead of the table',
    },
  },
};
