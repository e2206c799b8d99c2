// The generated part of docs/reference/settings.md: every setting with its default.
import type { Policy } from '../core/decision/policy.ts';
import { defaultPolicy } from '../core/decision/policy.ts';
import { idsMax } from '../engine/seen-ids.ts';
import { pendingMax } from '../engine/world/pending-queue.ts';
import { defaultLimits, type WorldLimits } from '../engine/world/world.ts';
import { figure, markdownTable } from './markdown-table.ts';

type Described = readonly [unit: string, meaning: string];

/** Every setting of the policy: one that is added or taken away does not compile without its words. */
const policyWords: Readonly<Record<keyof Policy, Described>> = {
  version: ['name', 'stands in every decision made under it'],
  sharing: [
    '`separate` `together`',
    'whether firms of one installation share hostile means and crowds',
  ],
  marketFrom: [
    'list of firms',
    'whose keys may send `trade`, `bar`, `instrument` and `fx`, which move the decisions of all firms; `*` for every key',
  ],
  hijackRate: [
    'share of log-ins',
    'how many of this firm’s log-ins are hijackers’; moves every risk',
  ],
  lossShare: [
    'share of the exposed value',
    'what a hijacker who is let through costs the customer',
  ],
  hijackJpy: ['yen', 'what a hijack costs beside that: handling, compensation, reporting'],
  exposureUnknownJpy: ['yen', 'exposure assumed where the account’s value is not known'],
  stepUpJpy: ['yen', 'cost of challenging an honest customer'],
  holdJpy: ['yen', 'cost of a false hold'],
  holdShare: ['share of the order', 'further cost of a false hold or block: the market moves on'],
  blockJpy: ['yen', 'cost of a false block'],
  resistance: ['share of hijackers', 'whom each step-up stops; the rest is relayed'],
  stepUpMinimum: ['method', 'weakest step-up that counts'],
  holdLeak: ['share of the loss', 'what a hold does not prevent (released by mistake)'],
  stepUpMinutesMax: ['minutes', 'a challenge not answered by then has timed out'],
  holdMinutesMax: ['minutes', 'a hold not released by then lapses'],
  lateMs: [
    'milliseconds',
    'after so long a request is answered though its account could not be read, `degraded`',
  ],
  lateVerdict: ['`allow` `step-up` `hold`', 'what it is answered then'],
  releaseLimitJpy: ['yen', 'held orders worth more, together, are released by two people'],
  releaseSupervisorJpy: ['yen', 'above it the second of them must be a supervisor'],
  restricted: ['list', 'instruments whose purchase is refused, each with `instrument` and `until`'],
};

const limitWords: Readonly<Record<keyof WorldLimits, string>> = {
  accounts: 'rest in the store and are read back',
  cases: 'rest in the store and are read back',
  addresses: 'the half unchanged for longest is forgotten',
  networks: 'the half unchanged for longest is forgotten',
  devices: 'the half unchanged for longest is forgotten',
  traces: 'the half unchanged for longest is forgotten',
  listings: 'the half unchanged for longest is forgotten',
  instruments: 'the half unchanged for longest is forgotten',
  crowds: 'the half unchanged for longest is forgotten',
  campaigns: 'the half unchanged for longest is forgotten: a later case of it begins it anew',
  means: 'the half unchanged for longest is forgotten: it binds no later case to earlier ones',
  proposals: 'the half unchanged for longest is forgotten: it can be agreed to no more',
  buying: 'the half unchanged for longest is forgotten: a running minute is cut short',
};

export function settingsPage(): string {
  const policy = Object.entries(policyWords).map(([name, [unit, meaning]]) => [
    `\`${name}\``,
    valueText(defaultPolicy[name as keyof Policy]),
    unit,
    meaning,
  ]);
  const limits = Object.entries(limitWords).map(([name, beyond]) => [
    name,
    figure(defaultLimits[name as keyof WorldLimits]),
    beyond,
  ]);
  return [
    '## Policy',
    markdownTable(['setting', 'default', 'unit', 'meaning'], policy),
    '## What is kept in memory',
    markdownTable(
      ['what', 'at most', 'beyond it'],
      [
        ...limits,
        ['event ids', figure(idsMax), 'the older half is forgotten: such an id is new again'],
        ['challenges and holds', figure(pendingMax), 'the one due first lapses at once'],
      ],
    ),
  ].join('\n\n');
}

function valueText(value: Policy[keyof Policy]): string {
  if (typeof value === 'number') return figure(value);
  if (typeof value === 'string') return `\`${value}\``;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : JSON.stringify(value);
  return Object.entries(value)
    .map(([name, share]) => `${name} ${figure(share)}`)
    .join(', ');
}
