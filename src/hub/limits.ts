// The hub's numbers: how long things hold, how many there may be, and when an attack is told.
import { dayMs, hourMs, minuteMs } from '../core/lib/decay.ts';
import type { IndicatorKind } from './message.ts';

/** Firms in one hub. Japan has about 270 securities firms; those with online accounts are fewer. */
export const firmsMax = 64;
export const firmNameMax = 64;

/** Items of one message; a firm with more sends more messages. */
export const itemsMax = 500;
/** Things in one answer; the firm asks again from where it ended. */
export const releasesMax = 1000;

/** Months of one submission: three years. */
export const monthsMax = 36;
/** Editions kept of a firm; the oldest but the latest before it is dropped. Ten were published in 2025. */
export const editionsMax = 60;

/** Live reports of one firm; one more is refused, so that no firm can push out what others said. */
export const indicatorsPerFirmMax = 20_000;
export const alertsPerFirmMax = 200;
/** Messages whose answer is remembered for each firm, for a sender who did not hear it. */
export const answersPerFirmMax = 64;

/** Clocks of machines under NTP agree within seconds; a day-old copy of a message must not pass. */
export const clockApartMaxMs = 5 * minuteMs;

/**
 * The longest an indicator holds, whatever its sender says. Phishing hosts live for days and kits for
 * months; an address is somebody else's within weeks; a hijacker keeps his machine.
 */
export const holdsMaxMs: Readonly<Record<IndicatorKind, number>> = {
  domain: 30 * dayMs,
  'kit-path': 90 * dayMs,
  'ip-token': 14 * dayMs,
  'device-token': 90 * dayMs,
};

/** An attack that nobody has spoken of for this long is over (whole rises within 30 minutes to a day). */
export const alertHoldsMs = 12 * hourMs;

export interface ReleaseRule {
  /** Firms that must report an instrument before the others hear of it at once. */
  readonly firmsMin: number;
  /** After so long they hear of it even if one firm alone reported it. */
  readonly delayMs: number;
}

/**
 * Two: with one, the others would know whose customers they are as soon as they know who is large.
 * Fifteen minutes: attacks last from half an hour to a day, so the late word is worth something still.
 */
export const defaultReleaseRule: ReleaseRule = { firmsMin: 2, delayMs: 15 * minuteMs };
