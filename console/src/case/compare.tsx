// The customer's usual session and this one side by side; what was never there before is marked.
import type { Habits } from '../../../src/core/case/shown.ts';
import { yen } from '../format/money.ts';
import { caseWords } from '../words/case-words.ts';
import { commonWords } from '../words/common-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';

interface CompareProps {
  readonly usual: Habits;
  readonly session: Habits;
}

const listed = ['devices', 'networks', 'countries', 'agents', 'instruments'] as const;
const shownMax = 4;

export function Compare({ usual, session }: CompareProps) {
  const words = useWords(caseWords);
  return (
    <section className="panel">
      <h2>{words.compare}</h2>
      <table className="plain compare">
        <thead>
          <tr>
            <th>
              <span className="unseen">{words.what}</span>
            </th>
            <th>{words.usual}</th>
            <th>{words.session}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((name) => (
            <tr key={name}>
              <th scope="row">{words[name]}</th>
              <td>
                <Values values={usual[name]} known={usual[name]} />
              </td>
              <td>
                <Values values={session[name]} known={usual[name]} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.hours}</th>
            <td>
              <Hours hours={usual.hours} known={usual.hours} />
            </td>
            <td>
              <Hours hours={session.hours} known={usual.hours} />
            </td>
          </tr>
          <tr>
            <th scope="row">{words.orderJpy}</th>
            <td>
              <Size range={usual.orderJpy} known={usual.orderJpy} />
            </td>
            <td>
              <Size range={session.orderJpy} known={usual.orderJpy} />
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Fresh() {
  const { fresh } = useWords(caseWords);
  return <span className="fresh">{fresh}</span>;
}

/** `AS17676 residential` in the reader's language; everything else as it is. */
function worded(value: string, kinds: Readonly<Record<string, string>>): string {
  const [whole, system, kind = ''] = /^(AS\d+) ([a-z]+)$/.exec(value) ?? [value];
  return system && kinds[kind] ? `${system} ${kinds[kind]}` : whole;
}

function Values({ values, known }: { values: readonly string[]; known: readonly string[] }) {
  const words = useWords(caseWords);
  const { none } = useWords(commonWords);
  if (values.length === 0) return <span className="soft">{none}</span>;
  return (
    <ul>
      {values.slice(0, shownMax).map((value) => (
        <li key={value} className={known.includes(value) ? '' : 'strange'}>
          {worded(value, words.networkKinds)} {!known.includes(value) && <Fresh />}
        </li>
      ))}
      {values.length > shownMax && (
        <li className="soft">{words.more(String(values.length - shownMax))}</li>
      )}
    </ul>
  );
}

/** A day as a strip of 24 hours: seen, not read. */
function Hours({ hours, known }: { hours: readonly number[]; known: readonly number[] }) {
  const { none } = useWords(commonWords);
  if (hours.length === 0) return <span className="soft">{none}</span>;
  const isStrange = hours.some((hour) => !known.includes(hour));
  return (
    <span className="row">
      <svg width="148" height="12" role="img" aria-label={hours.join(', ')}>
        <rect className="hours-ground" width="148" height="12" rx="2" />
        {hours.map((hour) => (
          <rect
            key={hour}
            className={known.includes(hour) ? 'hours-usual' : 'hours-strange'}
            x={2 + hour * 6}
            y="1"
            width="6"
            height="10"
          />
        ))}
        <line className="hours-noon" x1="74" x2="74" y1="0" y2="12" />
      </svg>
      <span className="small soft" aria-hidden="true">
        {hours[0]}–{hours.at(-1)! + 1}
      </span>
      {isStrange && <Fresh />}
    </span>
  );
}

interface SizeProps {
  readonly range: Habits['orderJpy'];
  readonly known: Habits['orderJpy'];
}

function Size({ range, known }: SizeProps) {
  const words = useWords(caseWords);
  const { none } = useWords(commonWords);
  const { language } = useLanguage();
  if (!range) return <span className="soft">{none}</span>;
  const isStrange = known !== undefined && range[1] > known[1];
  return (
    <span className={isStrange ? 'strange' : ''}>
      {words.range(yen(range[0], language), yen(range[1], language))} {isStrange && <Fresh />}
    </span>
  );
}
