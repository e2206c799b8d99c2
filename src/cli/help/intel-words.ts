// Help for `sekisho intel …`: what is known of phishing sites, phishing mail and stolen credentials.
import { allAsJson, type HelpWords } from './command-help.ts';

const out = {
  'out F': 'writes there, one line of JSON each; standard output without',
  json: allAsJson,
};
const firms = { 'firms F': 'more firms, or more hosts of known ones, as JSON' };
const confirmed = {
  'confirmed F': 'confirmed phishing, which the URL judge remembers: url, date, brand',
};
const events = {
  'events F': 'what was found as events for the service',
  'time T': 'when it was learnt',
  'firm NAME': 'the firm of the events',
};

export const intelWords: HelpWords = {
  'intel urls': {
    does: 'judges URLs or host names',
    use: ['FILE [--learn-after SPAN] [--out F] …'],
    options: {
      'learn-after SPAN': 'rows that are confirmed teach the judge after so long: 0, 12h, 1d',
      'learn-judged': 'sure calls of the judge teach it too',
      ...firms,
      'dangling F': 'the firm’s names that point nowhere, which somebody may take over',
      'events F': 'what was called as events for the service',
      'takedown DIR': 'a request to take down for each site called',
      'sender NAME': 'who asks in the requests',
      'contact ADDRESS': 'where hosters can answer',
      ...out,
    },
  },
  'intel certificates': {
    does: 'reads a certificate log and judges the names in it',
    use: ['LOG-URL --progress F [--static] [--from N] [--rate N] [--out F]'],
    options: {
      'progress F': 'how far was read; the next call goes on from there',
      static: 'the log is a static one (static-ct-api) and not of RFC 6962',
      'from N': 'the entry to begin with at the first call',
      'rate N': 'requests a second at most; 1 without',
      ...out,
    },
  },
  'intel mail': {
    does: 'judges mails and short messages',
    use: ['FILE… [--events F] [--campaigns F] [--out F] …'],
    options: {
      'campaigns F': 'writes which mails belong together',
      ...firms,
      ...confirmed,
      ...events,
      'recipients F': 'which customer has which address: events name the customers',
      'receiver DOMAIN': 'a server whose findings on the sender are believed; may be repeated',
      verify: 'checks the sender itself, by DNS',
      ...out,
    },
  },
  'intel dmarc': {
    does: 'keeps DMARC aggregate reports and shows who newly forges the firm',
    use: ['FILE… --data DIR [--sources]'],
    options: {
      'data DIR': 'where they are kept',
      sources: 'every source ever seen',
      json: 'one object of JSON instead of lines',
    },
  },
  'intel blind': {
    does: 'looks exposed log-ins up at another firm or vendor without showing them',
    use: [
      'key --out F',
      'serve --key F --exposed F --clients F --journal F [--port N]',
      'ask URL --token F --public-key HEX --scope HOST --customers F --events F …',
    ],
    options: {
      'out F': 'where the private key goes; must not exist',
      'key F': 'the private key',
      'exposed F': 'the exposed log-ins that are answered about',
      'clients F': 'who may ask, for which hosts, and how often',
      'journal F': 'every question, without what was asked',
      'port N': '0 for any free one, which is then printed',
      'token F': 'what shows who asks',
      'public-key HEX': 'of the one who answers',
      'scope HOST': 'the log-in page that is asked about',
      'customers F': 'the firm’s customers and their log-in names',
      ...events,
    },
  },
  'intel stealer': {
    does: 'finds the firm’s customers in infostealer logs',
    use: [
      'DIR… --customers F --hosts F [--events F] [--out F] …',
      '--customers F --key F --hashes F',
    ],
    options: {
      'customers F': 'the firm’s customers and their log-in names, open or hashed',
      'hosts F': 'the firm’s own log-in pages',
      ...firms,
      ...confirmed,
      ...events,
      'key F': 'the key under which the names are hashed',
      'hashes F': 'writes the customers hashed, and nothing else',
      'verifier URL': 'the firm’s own check whether a password found is in use',
      'verifier-key F': 'the key that shows who asks there',
      'journal F': 'every question to the verifier, without the password',
      'per-second N': 'questions to the verifier a second (5 without)',
      ...out,
    },
  },
};
