// The regulator's monthly table and its timeline, as of a day of one's choice.
import { Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { amountText } from '../../../src/core/report/fsa-amount.ts';
import { noFigure } from '../../../src/core/report/fsa-sheet.ts';
import {
  type FsaFigures,
  type FsaTable,
  fsaFigureKeys,
} from '../../../src/core/report/fsa-table.ts';
import { fsaWords } from '../../../src/core/report/fsa-words.ts';
import { get } from '../api/client.ts';
import { count } from '../format/money.ts';
import { monthName } from '../format/time.ts';
import { Broken } from '../parts/broken.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { regulatorWords } from '../words/regulator-words.ts';
import { MonthsChart } from './months-chart.tsx';
import '../css/regulator.css';

export function RegulatorPage() {
  const words = useWords(regulatorWords);
  const [search, setSearch] = useSearchParams();
  const asOf = search.get('asOf') ?? '';
  const table = useQuery({
    queryKey: ['regulator', asOf],
    queryFn: () => get<FsaTable>(`/regulator${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ''}`),
    placeholderData: (before: FsaTable | undefined) => before,
  });
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
        <TextInput
          type="date"
          aria-label={words.asOf}
          value={asOf || (table.data?.asOf ?? '')}
          onChange={(event) => {
            const day = event.currentTarget.value;
            setSearch(day ? { asOf: day } : {}, { replace: true });
          }}
        />
      </div>
      {table.isError && !table.data && (
        <Broken error={table.error} onAgain={() => void table.refetch()} />
      )}
      {table.isPending && <Skeleton height={420} />}
      {table.data && <Report table={table.data} />}
    </>
  );
}

function Report({ table }: { table: FsaTable }) {
  const words = useWords(regulatorWords);
  const { language } = useLanguage();
  const { title, notes, rounding } = fsaWords(language);
  if (table.months.length === 0) return <p className="panel empty">{words.noData}</p>;
  return (
    <div className="stack">
      <section className="panel">
        <div className="row between wrap">
          <h2>{title}</h2>
          <span className="soft">
            {words.asOf} {table.asOf} · {words.provisional}
            {table.simulated && ` · ${words.simulated}`}
          </span>
        </div>
        <div className="months-scroll">
          <FiguresTable table={table} />
        </div>
        <ul className="soft small notes">
          {[...notes, rounding].map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
      <div className="regulator-below">
        <section className="panel">
          <h2>{words.chart}</h2>
          <MonthsChart months={table.months} />
        </section>
        <LeftOut table={table} />
      </div>
    </div>
  );
}

function FiguresTable({ table }: { table: FsaTable }) {
  const words = useWords(regulatorWords);
  const { language } = useLanguage();
  const { rows } = fsaWords(language);
  const shown = (key: keyof FsaFigures, figures: FsaFigures): string => {
    const value = figures[key];
    if (value === null) return noFigure;
    return key.endsWith('Jpy') ? amountText(value, language) : count(value);
  };
  return (
    <table className="plain fsa">
      <thead>
        <tr>
          <th>{words.item}</th>
          {table.months.map(({ month, partialToDay }) => (
            <th key={month} className="number">
              {monthName(month, language)}
              {partialToDay !== undefined && (
                <div className="small">{words.partial(String(partialToDay))}</div>
              )}
            </th>
          ))}
          <th className="number">{words.total}</th>
        </tr>
      </thead>
      <tbody>
        {fsaFigureKeys.map((key) => (
          <tr key={key}>
            <th scope="row">{rows[key]}</th>
            {table.months.map((month) => (
              <td key={month.month} className="number">
                {shown(key, month)}
              </td>
            ))}
            <td className="number total">{shown(key, table.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LeftOut({ table }: { table: FsaTable }) {
  const words = useWords(regulatorWords);
  return (
    <section className="panel">
      <h2>{words.leftOut}</h2>
      <dl className="left-out">
        {(Object.keys(words.left) as (keyof typeof words.left)[]).map((name) => (
          <div key={name}>
            <dt>{words.left[name]}</dt>
            <dd className="number">{count(table.leftOut[name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
