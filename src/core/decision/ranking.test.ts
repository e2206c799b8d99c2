import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Origin } from '../event/origin.ts';
import type { Login } from '../event/session.ts';
import { keysOf, recalledAtHome } from '../signal/test-state.ts';
import { weigh } from '../signal/weigh.ts';
import { aHijackersLogin, aLogin, homeOrigin, hostingOrigin } from '../state/test-events.ts';
import { defaultModel } from './model.ts';
import { defaultPolicy } from './policy.ts';
import { score } from './score.ts';

const otherProvider: Origin = { ...homeOrigin, asn: 4713 };
const hotelAbroad: Origin = { ...homeOrigin, asn: 7922, country: 'US' };

/** Risk of a log-in into Hana's account, with the model that is in force by default. */
function riskOf(login: Login, origin: Origin): number {
  const state = recalledAtHome(login, { origin, keys: keysOf(login, origin) });
  return score(login, weigh(login, state), state, defaultModel, defaultPolicy).risk;
}

const away = { ip: '198.51.100.9' };
const copied = aLogin({ ...away, device: 'another device' });

/** Every pair must stand in this order, whatever the weights become: mildest first. */
const inOrder: readonly (readonly [string, number])[] = [
  ['at home', riskOf(aLogin(), homeOrigin)],
  ['the own device from abroad', riskOf(aLogin(away), hotelAbroad)],
  ['agent and language copied, another provider in Japan', riskOf(copied, otherProvider)],
  ['the same from abroad', riskOf(copied, hotelAbroad)],
  ['a script on a rented server', riskOf(aHijackersLogin(), hostingOrigin)],
];

for (const [index, [name, risk]] of inOrder.slice(1).entries())
  test(`${name}: riskier than ${inOrder[index]![0]}`, () =>
    assert.ok(risk > inOrder[index]![1] * 1.2, JSON.stringify(inOrder)));
