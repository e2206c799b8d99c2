// What is worth telling: not what only its own customer ever touches, and not what has hardly changed.
import { dayMs, hourMs } from '../../lib/decay.ts';
import { type Entity, newcomersSince } from '../entity.ts';
import type { Flow } from '../flow.ts';
import type { Told } from './exchange.ts';
import type { PlaceKind } from './share-names.ts';

/** From here on a buyer is told of one by one; fifty times the usual rate of hijacks. */
export const doubtfulRisk = 0.005;
/** A third of what makes a place of few visits unusual (see signal/risky-places.ts). */
const placeRisk = 0.02;
/** Against fifty and more that are taken for granted, or three at a device, fewer do not show. */
const visitsLeast = 3;
/** Above so many visits a week one more stranger says nothing (shared-network, shared-address). */
const strangersVisitsMax = 128;
/** A tenth more or less moves no signal by more than 0.1. */
const share = 0.1;

function accountsOf({ visitors }: Entity): number {
  return visitors.length / 3;
}

function isDoubtful({ risk, hostile, failures }: Entity): boolean {
  return risk >= placeRisk || hostile > share || failures >= 1 - share;
}

/** To its owner: a place where somebody is for the first time, that several share, or that is doubtful. */
export function isWorthTelling(place: Entity): boolean {
  return place.visits < 1.5 || accountsOf(place) > 1 || isDoubtful(place);
}

/** To everybody: one stranger at an address is nobody's affair, a device is looked up from the first. */
export function isWorthSpreading(kind: PlaceKind, place: Entity): boolean {
  return kind === 'device' || accountsOf(place) > 1 || isDoubtful(place);
}

/** How far back any signal looks for strangers: shared-address, -network, -device, strange-destination. */
export const strangersMs: Readonly<Record<PlaceKind, number>> = {
  address: 6 * hourMs,
  network: dayMs,
  device: 30 * dayMs,
  trace: 30 * dayMs,
};

interface Strangers {
  readonly strangers: number;
  /** Second of the latest; 0 for none. */
  readonly stranger: number;
}

const nobody: Strangers = { strangers: 0, stranger: 0 };

/** Who was here for the first time, and when the last of them; nobody where they say nothing any more. */
function strangersAt({ visits, visitors }: Entity): Strangers {
  if (visits > strangersVisitsMax) return nobody;
  let strangers = 0;
  let stranger = 0;
  for (let index = 0; index < visitors.length; index += 3) {
    if (visitors[index + 2] !== 1) continue;
    strangers += 1;
    stranger = visitors[index + 1]!;
  }
  return { strangers, stranger };
}

/** Another one is news at once; one who comes again, before he would be forgotten elsewhere. */
function areStrangersNews(kind: PlaceKind, place: Entity, told: Readonly<Told>): boolean {
  const { strangers, stranger } = strangersAt(place);
  if (strangers === 0) return false;
  return strangers !== told.strangers || (stranger - told.stranger) * 1000 >= strangersMs[kind] / 4;
}

export function isPlaceNews(kind: PlaceKind, place: Entity, told: Readonly<Told>): boolean {
  return (
    areStrangersNews(kind, place, told) ||
    hasMoved(place.visits, told.visits, visitsLeast) ||
    hasMoved(place.risk, told.risk, placeRisk) ||
    hasMoved(place.hostile, told.hostile, share) ||
    hasMoved(place.failures, told.failures, 1 - share)
  );
}

export function notePlaceTold(place: Entity, told: Told): void {
  const { visits, risk, hostile, failures } = place;
  Object.assign(told, { visits, risk, hostile, failures, ...strangersAt(place) });
}

export function isFlowNews(flow: Flow, told: Readonly<Told>): boolean {
  return hasMoved(flow.recent, told.visits, 1) || hasMoved(flow.risk, told.risk, doubtfulRisk);
}

export function noteFlowTold(flow: Flow, told: Told): void {
  told.visits = flow.recent;
  told.risk = flow.risk;
}

function hasMoved(now: number, told: number, least: number): boolean {
  return Math.abs(now - told) >= Math.max(least, share * told);
}

/** The most suspicious go first where there is no room for all. */
export function suspicionOf(place: Entity, timeMs: number): number {
  const strangers = newcomersSince(place, 0, timeMs - dayMs);
  return place.risk + 3 * place.hostile + 0.1 * place.failures + 0.05 * strangers;
}
