// Help for the commands of the service and its data: serve, demo, replay, audit and what belongs to them.
import { allAsJson, type HelpWords } from './command-help.ts';

const dataDirectory = 'the service’s directory, journal and all';
const json = 'one object of JSON instead of text';

export const serviceWords: HelpWords = {
  demo: {
    does: 'plays a simulated wave through the running service and prints the tables; what npm start runs',
    use: ['[--port N] [--lang ja] …'],
    options: {
      'port N': 'where it listens on this machine; 0 for any free one',
      'accounts N': 'simulated customers; fewer play sooner',
      'seed N': 'another seed, another world',
      'lang L': 'language of the tables, ja or en',
      'data DIR': 'emptied, then filled anew',
      once: 'ends after the tables instead of staying up',
    },
  },
  serve: {
    does: 'the service on one machine, or with --role a part of a cluster, until it is told to stop',
    use: ['--data DIR [--port N] …', '--role ROLE --cluster URL [--shards N --replicas N] …'],
    options: {
      'data DIR': dataDirectory,
      'port N': '0 for any free one, which is then printed',
      'host ADDRESS': 'anything but this machine needs TLS: by --access, or by a proxy in front',
      'database URL':
        'a PostgreSQL server for cases and alerts, or SEKISHO_DATABASE; embedded without',
      'policy FILE': 'the firm’s costs and limits, as JSON',
      'model FILE': 'the weights, as `sekisho fit` writes them',
      'access FILE': 'log-in to the console and TLS, as JSON',
      setup: 'prints a one-time link for one more administrator of the console',
      sealed: 'addresses and user agents are sealed in the journal, each month under its own key',
      'retention MONTHS': 'seals them, and deletes at each start the keys of months further back',
      'hub FILE':
        'talks to the hub of several firms as the file says; without it nothing is sent to anybody',
      'role ROLE': 'gateway, worker, projector, or all of them; docs/operate.md',
      'cluster URL': 'NATS servers with JetStream: nats://HOST:4222, several separated by commas',
      'shards N': 'of a new cluster: among how many the accounts are parted, for good; 1',
      'replicas N': 'of a new cluster: servers that hold each stream, 1, 3 or 5; 1',
      'copies N': 'workers that keep the state of a shard, its owner included; 2',
      'worker NAME': 'unique in the cluster, the same after a restart; the name of the machine',
      'answer-ms N': 'how long a gateway waits for the owner of a shard before it says 503; 8000',
      simulated: 'of a new cluster: only events tell the time, and reading needs no key',
      'exchange-ms N': 'of a new cluster: how often shards tell each other what they see; 500',
      json: 'where it listens, as one object of JSON',
    },
  },
  cluster: {
    does: 'a whole cluster on this machine to try, a worker killed in it; or its read model filled anew',
    use: ['try [--accounts N] [--lang ja] …', 'rebuild --database URL'],
    options: {
      'accounts N': 'simulated customers; fewer play sooner',
      'seed N': 'another seed, another world',
      'lang L': 'language of the tables, ja or en',
      verbose: 'shows all that the processes say',
      'database URL': 'whose tables the running projectors shall fill anew, or SEKISHO_DATABASE',
    },
  },
  key: {
    does: 'makes a firm’s key for the HTTP interface and prints it once',
    use: ['add --data DIR --firm NAME'],
    options: {
      'data DIR': dataDirectory,
      'firm NAME': 'whose key it is; * may speak for every firm',
      json: 'one object of JSON with the key in it',
    },
  },
  replay: {
    does: 'decides over files of events, anew and without a service',
    use: ['FILE… [--decisions F] [--alerts F] [--cases F] [--data DIR]'],
    options: {
      'decisions F': 'writes the decisions, one a line',
      'alerts F': 'writes the alerts, one a line',
      'cases F': 'writes the cases, one a line',
      'data DIR': 'goes on from the state a service left there, and changes nothing in it',
      json: 'the counts as JSON',
    },
  },
  simulate: {
    does: 'writes the events of a simulated world and, apart from them, the truth',
    use: ['--accounts N --seed N --out DIR [--scenario NAME] …'],
    options: {
      'scenario NAME': 'which world; a wrong name lists them',
      'accounts N': 'customers',
      'seed N': 'the same seed, the same world',
      'out DIR': 'folder for events.jsonl, labels.jsonl and campaigns.json',
      'scale X':
        'share of the figures published for 2025, 0 to 1; without, 1 for every 50,000 accounts',
      'days N': 'only the first days of the scenario',
      'activity X': 'factor on how often honest customers come (1 without)',
      'kinds A,B': 'only these kinds of hijackers',
      json: 'the summary as JSON',
    },
  },
  import: {
    does: 'turns files of others into events',
    use: ['KIND FILE… [--out F] …; a wrong KIND lists them'],
    options: {
      'instrument ID': 'what the file is of: an instrument, or for bars the market (MIC)',
      'firm NAME': 'the firm of the events',
      'labels F': 'writes which events the file calls hostile',
      json: allAsJson,
      'out F': 'writes the events there; standard output without',
    },
  },
  evaluate: {
    does: 'replays labelled history and prints detection figures',
    use: [
      '--events F --labels F [--model F] [--policy F] [--html F] [--json]',
      '--protocol --fit DIR… --test DIR… [--folds N] [--out F]',
    ],
    options: {
      'events F': 'the history',
      'labels F': 'which of its events are hostile, as `sekisho simulate` writes them',
      'model F': 'weights other than those that come with the program',
      'policy F': 'costs and limits other than those that come with the program',
      'campaigns F':
        'figures by kind of hijacker; taken from beside the labels where it lies there',
      'html F': 'one self-contained page with the curves',
      json,
      protocol: 'fits and tests on simulated folders, every kind left out of a fit in turn',
      'fit DIR': 'with --protocol, a folder to fit on; may be repeated',
      'test DIR': 'with --protocol, a folder to test on; may be repeated',
      'folds N': 'with --protocol, parts the kinds are left out in',
      'out F': 'with --protocol, writes the figures there',
    },
  },
  fit: {
    does: 'fits the model’s weights on labelled history and says how far to trust them',
    use: ['--events F [--labels F] … [--out F]'],
    options: {
      'events F': 'the history; may be repeated',
      'labels F': 'one for each --events; without any, feedback events are the labels',
      'model F': 'where the fit starts and what it is pulled to',
      'from-hand': 'pulls to the weights set by hand, as for the model that comes with the program',
      'version NAME': 'the name that decisions carry',
      'fitted-on TEXT': 'what the model says of its history',
      'rounds N': 'fits and replays so often, since weights change what is learnt from',
      'out F': 'writes the model there; standard output without',
    },
  },
  audit: {
    does: 'signed checkpoints of the journal, and their examination by an outsider',
    use: [
      'key --data DIR',
      'checkpoint --data DIR [--out F]',
      'verify --data DIR --public-key F [--checkpoint F]… [--json]',
      'prove --data DIR --sequence N [--checkpoint F] [--out F]',
      'consistency --data DIR --from F --to F [--out F]',
      'check --proof F --public-key F',
    ],
    options: {
      'data DIR': dataDirectory,
      'public-key F': 'as `sekisho audit key` printed it',
      'checkpoint F': 'a checkpoint that was handed out; may be repeated with verify',
      'sequence N': 'the record to prove',
      'from F': 'the earlier checkpoint',
      'to F': 'the later checkpoint',
      'proof F': 'as prove or consistency wrote it',
      'out F': 'writes there; standard output without',
      json,
    },
  },
  shred: {
    does: 'deletes the keys under which addresses and user agents of old months are sealed',
    use: ['--data DIR --before MONTH [--database URL]'],
    options: {
      'data DIR': dataDirectory,
      'before MONTH': 'the first month that is kept, as 2025-10',
      json,
      'database URL': 'the PostgreSQL server of the service, or SEKISHO_DATABASE',
    },
  },
  docs: {
    does: 'writes into the reference pages what the code itself knows',
    use: ['[--check]'],
    options: { check: 'writes nothing; says what is not fresh' },
  },
  bench: {
    does: 'measures this machine, each figure beside its peer in the same run',
    use: ['[NAME]… [--accounts N] [--json]; all without a name, a wrong one lists them'],
    options: {
      'accounts N': 'customers with a history where a benchmark needs them',
      'keep DIR': 'keeps those customers there for later runs: a million take some ten minutes',
      'seconds N': 'how long `memory` watches',
      'seeds N': 'how many runs `faults` makes',
      json: 'one object of JSON at the end',
    },
  },
};
