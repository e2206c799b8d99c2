// What an event itself bears witness to, whatever was decided on it.
import type { StepUpResult } from '../../event/answer.ts';
import type { Event } from '../../event/event.ts';
import type { Login } from '../../event/session.ts';
import { strengthOf } from '../../lib/methods.ts';
import { timeMsOf } from '../../lib/time.ts';
import { remember } from './coverage-count.ts';
import { type CoverageTally, openMax } from './coverage-tally.ts';
import { failureRunMin, failureRunMinutesMax } from './measures.ts';

/** Passkey and certificate: bound to the page, so that a relay gets nothing. */
export const isResistant = (method: string): boolean => strengthOf(method) >= strengthOf('passkey');

const methodMeasures: Readonly<Record<Login['method'], readonly string[]>> = {
  password: ['logins-relayable', 'logins-password'],
  otp: ['logins-relayable', 'logins-second-factor', 'logins-code'],
  push: ['logins-relayable', 'logins-second-factor'],
  phone: ['logins-relayable', 'logins-second-factor'],
  passkey: ['logins-resistant'],
  certificate: ['logins-resistant'],
};

/** Failures in a row, and whether a log-in followed them soon: a lock would have prevented it. */
function failureMeasures({ failures }: CoverageTally, event: Login): readonly string[] {
  const key = `${event.firm ?? ''}\u0000${event.account}`;
  const timeMs = timeMsOf(event.time);
  const run = failures.get(key);
  if (event.outcome === 'failure') {
    const count = (run?.count ?? 0) + 1;
    remember(failures, key, { count, lastMs: timeMs }, openMax);
    return count === failureRunMin ? ['login-failures', 'failure-runs'] : ['login-failures'];
  }
  failures.delete(key);
  const isSoon = run !== undefined && timeMs - run.lastMs <= failureRunMinutesMax * 60_000;
  return isSoon && run.count >= failureRunMin ? ['failure-runs-entered'] : [];
}

function loginMeasures(tally: CoverageTally, event: Login): readonly string[] {
  const failed = failureMeasures(tally, event);
  if (event.outcome === 'failure') return failed;
  const found = ['logins', ...methodMeasures[event.method], ...failed];
  if (event.channel === 'app') found.push('logins-app');
  if (event.referrer) found.push('logins-referred');
  return found;
}

function answerMeasures({ waiting }: CoverageTally, event: StepUpResult): readonly string[] {
  const kind = waiting.get(event.decision) ?? 'other';
  waiting.delete(event.decision);
  if (event.result !== 'passed') return ['step-ups-failed'];
  const found = isResistant(event.method) ? ['step-ups-proved'] : ['step-ups-code'];
  if (kind !== 'other' && isResistant(event.method)) found.push(`${kind}-proved`);
  if (event.contentHash !== undefined) found.push('step-ups-bound');
  return found;
}

export function eventMeasures(tally: CoverageTally, event: Event): readonly string[] {
  switch (event.type) {
    case 'login':
      return loginMeasures(tally, event);
    case 'step-up-result':
      return answerMeasures(tally, event);
    case 'account-change':
      return event.change === 'notification-off' ? ['notification-off'] : [];
    case 'feedback':
      return [event.by === 'analyst' ? 'words-analyst' : 'words-customer'];
    case 'intel':
      return event.kind === 'domain' || event.kind === 'url'
        ? ['intel-taken', 'intel-sites']
        : ['intel-taken'];
    case 'setting':
      // With what a firm begins is no change of it.
      return tally.hasDecided ? ['settings-changed'] : [];
    case 'late':
      return ['degraded'];
    case 'case-action':
      return event.action === 'confirm' || event.action === 'dismiss' ? ['words-analyst'] : [];
    case 'action-agreement':
      return event.agreed ? ['agreements'] : [];
    case 'restriction':
      return event.lifted ? [] : ['restrictions'];
    case 'console-user':
      return event.role === 'auditor' && event.state === 'active' ? ['auditors'] : [];
    case 'console-read':
      return ['reads-recorded'];
    case 'trade':
    case 'bar':
      return ['prints'];
    default:
      return [];
  }
}
