// Real readers of documents for the tests: poppler for PDF, LibreOffice for workbooks.
//
// Where a reader is missing, its tests are skipped and say so. In CI as root on Debian it is
// installed, and a test that then cannot have it fails: there a skip would hide it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';

/** Programs by the Debian package that brings them. */
const packages = { pdftotext: 'poppler-utils', soffice: 'libreoffice-calc-nogui' } as const;
export type Reader = keyof typeof packages;

const isThere = (reader: Reader): boolean =>
  spawnSync(reader, [reader === 'soffice' ? '--version' : '-v']).error === undefined;

function canInstall(): boolean {
  return Boolean(process.env.CI) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

const lock = join(tmpdir(), 'sekisho-test-readers.lock');
const pauseMs = 500;
/** Less than a test may take, so that it is this that is named. */
const waitMsMax = 240_000;

/** Test files run beside each other, and only one may install: true for whoever begins. */
function begins(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function install(): void {
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], quiet as object);
  const wanted = Object.values(packages);
  spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...wanted],
    quiet as object,
  );
}

function installOrWait(reader: Reader): void {
  if (begins()) {
    try {
      install();
    } finally {
      rmSync(lock, { recursive: true });
    }
    return;
  }
  const still = new Int32Array(new SharedArrayBuffer(4));
  for (let waitedMs = 0; waitedMs < waitMsMax && existsSync(lock); waitedMs += pauseMs)
    Atomics.wait(still, 0, 0, pauseMs);
  // Left behind by a run that was killed: the next one begins anew.
  if (!isThere(reader)) rmSync(lock, { recursive: true, force: true });
}

/** Whether the reader can be used; otherwise the test is skipped, or fails where it must not be. */
export function hasReader(t: TestContext, reader: Reader): boolean {
  if (isThere(reader)) return true;
  if (!canInstall()) {
    t.skip(`${reader} is not there: install the Debian package ${packages[reader]}`);
    return false;
  }
  installOrWait(reader);
  if (isThere(reader)) return true;
  throw new Error(`${reader} could not be installed: Debian package ${packages[reader]}`);
}

/** The words as `pdftotext` finds them; ask `hasReader` first. */
export function wordsOf(pdf: Buffer): string {
  const run = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf });
  if (run.error || run.status !== 0) throw run.error ?? new Error(run.stderr.toString());
  return run.stdout.toString('utf8');
}

/** Makes LibreOffice work out every formula anew, whatever value stands beside it. */
const recalculateAlways = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;
/** CSV in UTF-8 with the values as calculated, a file for every sheet. */
const everySheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

/** Sheets of a workbook as LibreOffice calculates them, as CSV texts by name. */
export function recalculated(workbook: Buffer, sheets: readonly string[]): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-soffice-'));
  try {
    mkdirSync(join(folder, 'user'));
    writeFileSync(join(folder, 'user', 'registrymodifications.xcu'), recalculateAlways);
    writeFileSync(join(folder, 'book.xlsx'), workbook);
    const profile = `-env:UserInstallation=${pathToFileURL(folder).href}`;
    const args = [profile, '--headless', '--convert-to', everySheet, '--outdir', folder];
    const run = spawnSync('soffice', [...args, join(folder, 'book.xlsx')], { timeout: 120_000 });
    if (run.error) throw run.error;
    return new Map(
      sheets.map((name) => [name, readFileSync(join(folder, `book-${name}.csv`), 'utf8')]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
