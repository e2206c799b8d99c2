// What is fuzzed: every parser of what comes from outside, and what must hold whatever it is given.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultModel } from '../src/core/decision/model.ts';
import { defaultPolicy } from '../src/core/decision/policy.ts';
import { isRequest } from '../src/core/event/event.ts';
import { readEvent, readEventText } from '../src/core/event/read.ts';
import { withVisitorTextsCut } from '../src/core/event/visitor-texts.ts';
import { certificateNames } from '../src/edge/certificate-log/certificate-names.ts';
import { wholeCertificate } from '../src/edge/certificate-log/test-certificates.ts';
import { checkAccessSettings } from '../src/edge/console/access/access-settings.ts';
import { ImportError, type Importer } from '../src/edge/import/importer.ts';
import { importKinds } from '../src/edge/import/kinds.ts';
import { MailError } from '../src/edge/mail/mail-error.ts';
import { ownMailFolder } from '../src/edge/mail/measure/own-mails.ts';
import { parseMail } from '../src/edge/mail/parse-mail.ts';
import { readDmarcReports } from '../src/edge/mail/read-dmarc.ts';
import { reportXml } from '../src/edge/mail/test-report.ts';
import { zipOf } from '../src/edge/mail/test-zip.ts';
import {
  formatVerifier,
  openCheckpoint,
  parseVerifier,
  signCheckpoint,
  verifierOf,
} from '../src/engine/audit/note.ts';
import { createFolder, originOf } from '../src/engine/folder.ts';
import { readRecord, recordOf } from '../src/engine/journal-record.ts';
import { openKeyRing } from '../src/engine/persons/month-keys.ts';
import { createSealer } from '../src/engine/persons/sealer.ts';
import { checkModel, checkPolicy } from '../src/engine/settings-schema.ts';
import { splitBody } from '../src/engine/split-body.ts';
import { createWorld, defaultLimits } from '../src/engine/world/world.ts';
import { mailJudgeParts } from '../src/intel/mail/default-parts.ts';
import { judgeMail } from '../src/intel/mail/judge.ts';
import { readText } from '../src/intel/stealer/test-reader.ts';
import { createUrlJudge } from '../src/intel/url/default-judge.ts';
import { readFirms } from '../src/intel/url/firm-file.ts';
import { judgeUrl } from '../src/intel/url/judge-url.ts';

export interface Target {
  readonly name: string;
  /** Sound inputs, which mutations begin with. */
  readonly seeds: readonly Buffer[];
  /** Throws where something does not hold. */
  run(bytes: Buffer): void | Promise<void>;
}

const corpus = join(import.meta.dirname, 'corpus');

function lines(name: string): Buffer[] {
  return readFileSync(join(corpus, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Buffer.from(line));
}

const whole = (name: string): Buffer => readFileSync(join(corpus, name));

/** Accepted events are folded, sealed, written and read back: what is accepted must not fail later. */
function eventTarget(folder: string): Target {
  const begin = () => createFolder(createWorld(defaultLimits).world, { sequence: 0, timeMs: 0 });
  const sealer = createSealer(openKeyRing(folder));
  let fold = begin();
  let runs = 0;
  return {
    name: 'events',
    seeds: lines('events.jsonl'),
    run(bytes) {
      const text = bytes.toString();
      const read = readEventText(text);
      if (read.refusal) {
        assert.ok(read.refusal.expected.length > 0);
        return;
      }
      const { event, timeMs } = read;
      runs += 1;
      // A world of its own now and then, or the first event of 2079 is the last that is new.
      if (runs % 50 === 0) fold = begin();
      fold.fold(
        event,
        timeMs,
        originOf(event, () => undefined),
        (item) => {
          const { decision } = item.stepped;
          if (decision) assert.ok(decision.risk >= 0 && decision.risk <= 1);
          if (item.event !== event) return;
          assert.equal(decision !== undefined, isRequest(event));
          const sealed = recordOf(text, item, undefined, sealer).toString();
          const again = readRecord(Buffer.from(sealer.open(sealed)));
          assert.deepEqual(withVisitorTextsCut(again.event), event);
        },
      );
    },
  };
}

function importTarget(kind: string, instrument: string, folder: string): Target {
  const importer: Importer = importKinds[kind]!;
  const path = join(folder, `${kind}.csv`);
  const seed = `${kind.split('-')[0]}.csv`;
  return {
    name: kind,
    seeds: [whole(seed)],
    async run(bytes) {
      writeFileSync(path, bytes);
      try {
        const options = { instrument, onFault: () => undefined };
        for await (const event of importer(path, options)) {
          const { refusal } = readEvent(event);
          // A figure out of range is the file's own, and refused where it is taken in.
          const isNumbers = refusal?.code === 'bad-time' || refusal?.code === 'bad-field';
          assert.ok(!refusal || isNumbers, JSON.stringify({ event, refusal }));
        }
      } catch (error) {
        assert.ok(error instanceof ImportError, String((error as Error).stack));
      }
    },
  };
}

function mailTargets(): Target[] {
  const parts = mailJudgeParts();
  const mails = ['honest', 'hostile'].flatMap((folder) =>
    readdirSync(ownMailFolder + folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readFileSync(`${ownMailFolder}${folder}/${name}`)),
  );
  const named = (error: unknown): undefined => {
    assert.ok(error instanceof MailError, String((error as Error).stack));
    return undefined;
  };
  const xml = Buffer.from(reportXml({}));
  return [
    {
      name: 'mail',
      seeds: mails,
      async run(bytes) {
        const parsed = await parseMail(bytes).catch(named);
        for (const { mail } of parsed?.letters ?? []) {
          const { risk } = judgeMail(mail, parts);
          assert.ok(risk >= 0 && risk <= 1);
        }
      },
    },
    {
      name: 'dmarc',
      seeds: [xml, zipOf({ 'report.xml': xml })],
      async run(bytes) {
        await readDmarcReports(bytes).catch(named);
      },
    },
  ];
}

function urlTarget(): Target {
  const judge = createUrlJudge();
  return {
    name: 'url',
    seeds: lines('urls.txt'),
    run(bytes) {
      const judged = judgeUrl(judge, bytes.toString(), Date.UTC(2026, 10, 1));
      if (judged) assert.ok(judged.risk >= 0 && judged.risk <= 1);
    },
  };
}

/** A setting is taken, or refused in words: no error of the program itself. */
function settingsTarget(): Target {
  const checks = [checkPolicy, checkModel, checkAccessSettings, readFirms];
  const values = [defaultPolicy, defaultModel, { origin: 'https://sekisho.example' }, []];
  return {
    name: 'settings',
    seeds: values.map((value) => Buffer.from(JSON.stringify(value))),
    run(bytes) {
      let value: unknown;
      try {
        value = JSON.parse(bytes.toString());
      } catch {
        return;
      }
      for (const check of checks)
        try {
          check(value);
        } catch (error) {
          const { name, message, stack } = error as Error;
          assert.ok(!/^(Type|Range|Reference|Syntax)Error$/.test(name) && message !== '', stack);
        }
    },
  };
}

/** Nothing that was changed counts as signed. */
function noteTarget(): Target {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const verifier = verifierOf(publicKey);
  const root = Buffer.alloc(32, 7);
  const note = signCheckpoint(
    { size: 12, root, sequence: 40, time: '2026-11-22T18:00:00.000Z' },
    privateKey,
  );
  return {
    name: 'audit-note',
    seeds: [Buffer.from(note), Buffer.from(formatVerifier(verifier))],
    run(bytes) {
      const text = bytes.toString();
      parseVerifier(text);
      const opened = openCheckpoint(text, verifier);
      if (opened) assert.deepEqual([opened.size, opened.root, opened.sequence], [12, root, 40]);
    },
  };
}

export function targets(folder: string): Target[] {
  return [
    eventTarget(folder),
    {
      name: 'body',
      seeds: [whole('body.ndjson'), whole('events.jsonl')],
      run(bytes) {
        for (const piece of splitBody(bytes.toString())?.pieces ?? [])
          if (typeof piece === 'string') readEventText(piece);
          else readEvent(piece);
      },
    },
    importTarget('trades-csv', 'XTKS:7203', folder),
    importTarget('bars-csv', 'XTKS', folder),
    importTarget('rba-csv', 'XTKS', folder),
    ...mailTargets(),
    urlTarget(),
    { name: 'stealer', seeds: [whole('stealer.txt')], run: (bytes) => void readText(bytes) },
    {
      name: 'certificate',
      seeds: [wholeCertificate({ names: ['www.example.com', 'rakuten.example'] })],
      run: (bytes) => void certificateNames(bytes),
    },
    settingsTarget(),
    noteTarget(),
  ];
}
