// The command `sekisho hub national`: the table of all firms together, and the instruments under attack.
import { join } from 'node:path';
import { renderTable } from '../core/report/render-table.ts';
import { readHubJournal } from '../edge/hub/hub-journal.ts';
import { type National, nationalOf } from '../hub/national.ts';
import { overviewOf } from '../hub/overview.ts';
import { createHub } from '../hub/state.ts';
import { readFirmKeys } from './hub-files.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const options = {
  firms: { type: 'string' },
  data: { type: 'string' },
  'as-of': { type: 'string' },
  lang: { type: 'string', default: 'ja' },
  json: { type: 'boolean' },
} as const;

const words = {
  ja: {
    marks: { provisional: '暫定値', revised: '改定', incomplete: '未報告の会社あり' },
    missing: '未報告',
    attacked: '攻撃を受けている銘柄(複数社)',
    firms: '社',
  },
  en: {
    marks: { provisional: 'provisional', revised: 'revised', incomplete: 'firms missing' },
    missing: 'not reported by',
    attacked: 'Instruments under attack',
    firms: 'firms',
  },
} as const;

export async function runHubNational(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  const { firms, data, 'as-of': asOf, lang } = values;
  if (!firms || !data || (lang !== 'ja' && lang !== 'en'))
    throw new UsageError(
      'hub national --data DIR --firms F.csv [--as-of DATE] [--lang ja|en] [--json]',
    );
  const hub = createHub([...(await readFirmKeys(firms)).keys()]);
  const latestMs = await readHubJournal(join(data, 'hub-journal'), hub);
  const national = nationalOf(hub, asOf);
  const attacks = overviewOf(hub, Math.max(latestMs, Date.now()));
  if (values.json) {
    output.stdout(`${JSON.stringify({ national, attacks })}\n`);
    return 0;
  }
  if (national) output.stdout(`${renderTable(national.table, lang)}\n${marksText(national, lang)}`);
  else output.stderr('no firm has sent figures by then\n');
  const { attacked, firms: unit } = words[lang];
  const lines = attacks.map(
    ({ instrument, firms: count }) => `  ${instrument}  ${count} ${unit}\n`,
  );
  if (lines.length > 0) output.stdout(`\n${attacked}\n${lines.join('')}`);
  return 0;
}

function marksText({ months }: National, language: 'ja' | 'en'): string {
  const { marks, missing } = words[language];
  const lines = months.map(({ month, marks: of, missing: without, change }) => {
    const said = of.map((mark) => marks[mark]).join(', ');
    const by = change && of.includes('revised') ? ` (${changeText(change)})` : '';
    const who = without.length > 0 ? `; ${missing}: ${without.join(', ')}` : '';
    return `  ${month}  ${said}${by}${who}\n`;
  });
  return lines.join('');
}

function changeText({ accesses, cases }: { accesses: number; cases: number }): string {
  const signed = (value: number) => (value > 0 ? `+${value}` : String(value));
  return `${signed(accesses)} / ${signed(cases)}`;
}
