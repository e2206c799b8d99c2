// The outcome of a check of claims: for people, what cannot hold first; for programs, one object.
import type { Language } from '../fsa-amount.ts';
import type { Claims } from './claims.ts';
import type { Finding } from './finding.ts';
import { findingText, verdictWords } from './finding-words.ts';

const words = {
  ja: {
    title: '数値の整合確認',
    source: '出典',
    unconcerned: '照合する相手がなく、確認していない記述',
    summary: (count: number) =>
      count === 0 ? '成り立たない記述は見つからない。' : `成り立たない組合せ: ${count}`,
  },
  en: {
    title: 'Footing check of claimed figures',
    source: 'Source',
    unconcerned: 'Not checked, with nothing to hold it against',
    summary: (count: number) =>
      count === 0 ? 'Nothing was found that cannot hold.' : `Found that cannot hold: ${count}`,
  },
} as const;

function findingLines(file: Claims, finding: Finding, language: Language): string[] {
  const said = file.statements.filter(({ id }) => finding.statements.includes(id));
  return [
    `${verdictWords[finding.verdict][language]}: ${findingText(finding)[language]}`,
    ...said.map(({ id, says }) => `  [${id}] ${says}`),
    '',
  ];
}

const impossible = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ verdict }) => verdict === 'impossible');

/** Statements that no finding is about. */
function unconcerned(file: Claims, findings: readonly Finding[]): readonly string[] {
  const concerned = new Set(findings.flatMap(({ statements }) => statements));
  return file.statements.map(({ id }) => id).filter((id) => !concerned.has(id));
}

export function renderClaims(
  file: Claims,
  findings: readonly Finding[],
  language: Language,
): string {
  const text = words[language];
  const left = unconcerned(file, findings);
  return [
    text.title,
    `${text.source}: ${file.source}`,
    '',
    ...findings.flatMap((finding) => findingLines(file, finding, language)),
    ...(left.length > 0 ? [`${text.unconcerned}: ${left.join(', ')}`] : []),
    text.summary(impossible(findings).length),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

export function renderClaimsJson(file: Claims, findings: readonly Finding[]): string {
  const report = {
    report: 'check',
    source: file.source,
    holds: impossible(findings).length === 0,
    findings: findings.map((finding) => ({ ...finding, text: findingText(finding) })),
    unconcerned: unconcerned(file, findings),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
