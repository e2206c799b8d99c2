// What a user agent says of itself: browser, operating system and form of the machine.
import Bowser from 'bowser';
import type { Form, Origin } from '../../core/event/origin.ts';

export type ClientOrigin = Pick<Origin, 'browser' | 'os' | 'form'>;

export const unknownClient: ClientOrigin = { browser: '', os: '', form: 'unknown' };

/** Events carry at most this much (core/event/common.ts); longer text is not looked at. */
const userAgentMax = 1024;

const forms: Readonly<Record<string, Form>> = {
  desktop: 'desktop',
  mobile: 'phone',
  tablet: 'tablet',
  bot: 'bot',
};

/** Programs that give their own name; they drive a log-in page only for a script. */
const automation =
  /HeadlessChrome|PhantomJS|python-requests|python-urllib|aiohttp|httpx\/|curl\/|Wget\/|Go-http-client|node-fetch|axios\/|libwww-perl|^Java\//i;

/** `Name/1.2.3`: an app or library that does not pretend to be a browser. */
const product = /^([A-Za-z][\w.-]{0,31})\/(\d{1,9})/;

export function lookUpUserAgent(userAgent: string): ClientOrigin {
  if (userAgent === '' || userAgent.length > userAgentMax) return unknownClient;
  const parser = Bowser.getParser(userAgent, true);
  return {
    browser: browserOf(userAgent, parser.getBrowser()),
    os: osOf(parser.getOS()),
    form: automation.test(userAgent) ? 'bot' : (forms[parser.getPlatformType() ?? ''] ?? 'unknown'),
  };
}

function browserOf(userAgent: string, browser: Bowser.Parser.BrowserDetails): string {
  const named = product.exec(userAgent);
  if (named !== null && named[1] !== 'Mozilla' && named[1] !== 'Opera') {
    return `${named[1]} ${named[2]}`;
  }
  return joined(browser.name, majorOf(browser.version));
}

function osOf(os: Bowser.Parser.OSDetails): string {
  if (os.name === 'Windows') return joined(os.name, os.versionName);
  return joined(os.name, majorOf(os.version));
}

function majorOf(version: string | undefined): string {
  return version?.split('.', 1)[0] ?? '';
}

function joined(name: string | undefined, version: string | undefined): string {
  if (!name) return '';
  return version ? `${name} ${version}` : name;
}
