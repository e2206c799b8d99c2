// Runs `sekisho report` in the process on files of a folder that goes with the test.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { runReport } from './report.ts';

export interface ReportRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ReportFolder {
  readonly path: (name: string) => string;
  /** Writes a file and gives its path. */
  readonly file: (name: string, content: string | Buffer) => string;
}

/** For a whole file of tests; removed after them. */
export function reportFolder(): ReportFolder {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-report-'));
  after(() => rmSync(folder, { recursive: true }));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    file(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
  };
}

export const jsonLines = (lines: readonly unknown[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

export async function report(...args: string[]): Promise<ReportRun> {
  let [stdout, stderr] = ['', ''];
  const status = await runReport(args, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  return { status, stdout, stderr };
}
