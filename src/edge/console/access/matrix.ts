// Who may do what in the console: every route with the roles that may use it. What is not here is refused.
import { type Role, roles } from '../../../core/event/console-access.ts';

export interface Rule {
  /** `anyone`: also who is not logged in. */
  readonly who: 'anyone' | readonly Role[];
  /** Proves nothing and costs nothing: not counted as a try to come in. */
  readonly isFree?: boolean;
  /** The answer holds data of customers: who read it is journalled under this kind. */
  readonly reads?: ReadKind;
}

export type ReadKind = 'queue' | 'case' | 'campaign' | 'instrument' | 'actions' | 'events';
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const everyone = roles;
/** Those who see cases; an administrator does not. */
const readers = ['analyst', 'supervisor', 'auditor'] as const;
const deciders = ['analyst', 'supervisor'] as const;
const supervisors = ['supervisor'] as const;
const administrators = ['administrator'] as const;

export const matrix = {
  'GET /console/api/login': { who: 'anyone', isFree: true },
  'POST /console/api/login/passkey/options': { who: 'anyone' },
  'POST /console/api/login/passkey': { who: 'anyone' },
  'POST /console/api/login/invitation': { who: 'anyone' },
  'POST /console/api/login/invitation/passkey': { who: 'anyone' },
  'GET /console/api/login/oidc': { who: 'anyone' },
  'GET /console/api/login/oidc/callback': { who: 'anyone' },
  'POST /console/api/login/demo': { who: 'anyone' },

  'GET /console/api/session': { who: everyone },
  'POST /console/api/logout': { who: everyone },
  'GET /console/api/passkeys': { who: everyone },
  'POST /console/api/passkeys/options': { who: everyone },
  'POST /console/api/passkeys': { who: everyone },
  'DELETE /console/api/passkeys/:id': { who: everyone },
  'GET /console/api/people': { who: everyone },

  'GET /console/api/users': { who: ['administrator', 'auditor'] },
  'POST /console/api/users': { who: administrators },
  'PUT /console/api/users/:id': { who: administrators },
  'POST /console/api/users/:id/invitation': { who: administrators },
  'GET /console/api/keys': { who: ['administrator', 'auditor'] },
  'POST /console/api/keys': { who: administrators },
  'DELETE /console/api/keys/:id': { who: administrators },
  'POST /console/api/keys/:id/rotate': { who: administrators },
  'GET /console/api/settings': { who: everyone },
  'PUT /console/api/settings/policy': { who: ['supervisor', 'administrator'] },
  'POST /console/api/settings/preview': { who: ['supervisor', 'auditor', 'administrator'] },

  'GET /console/api/now': { who: everyone },
  'GET /console/api/live': { who: everyone },
  'GET /console/api/events': { who: readers, reads: 'events' },
  'GET /console/api/cases': { who: readers, reads: 'queue' },
  'GET /console/api/cases/:id': { who: readers, reads: 'case' },
  'GET /console/api/campaigns': { who: readers },
  'GET /console/api/campaigns/:id': { who: readers, reads: 'campaign' },
  'GET /console/api/instruments/:id': { who: readers, reads: 'instrument' },
  'POST /console/api/instruments/:id/restriction': { who: supervisors },
  'DELETE /console/api/instruments/:id/restriction': { who: supervisors },
  'GET /console/api/restrictions': { who: readers },
  'GET /console/api/alerts': { who: readers, reads: 'events' },
  'GET /console/api/actions': { who: readers, reads: 'actions' },
  'POST /console/api/actions': { who: deciders },
  'POST /console/api/actions/:id/agree': { who: deciders },
  'POST /console/api/actions/:id/refuse': { who: deciders },
  'GET /console/api/regulator': { who: readers },
} as const satisfies Record<`${Method} /console/api/${string}`, Rule>;

export type RouteName = keyof typeof matrix;

export function ruleOf(name: RouteName): Rule {
  return matrix[name];
}

export function mayUse(role: Role, rule: Rule): boolean {
  return rule.who === 'anyone' || rule.who.includes(role);
}
