// Accesses by month as bars, the part that ended in trading dark inside of them.
import type { FsaMonth } from '../../../src/core/report/fsa-table.ts';
import { count } from '../format/money.ts';
import { monthName } from '../format/time.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { regulatorWords } from '../words/regulator-words.ts';

const heightPx = 220;
const topPx = 22;
const bottomPx = 24;
const slotPx = 96;
const barPx = 52;
const insidePx = 36;
/** Bars lower than this have no room for their number: it stands in brackets above. */
const roomPx = 18;

export function MonthsChart({ months }: { months: readonly FsaMonth[] }) {
  const words = useWords(regulatorWords);
  const { language } = useLanguage();
  const most = Math.max(1, ...months.map(({ accesses }) => accesses));
  const heightOf = (value: number): number => (value / most) * (heightPx - topPx - bottomPx);
  const groundPx = heightPx - bottomPx;
  const widthPx = months.length * slotPx;
  return (
    <figure>
      <div className="months-scroll">
        <svg
          width={widthPx}
          height={heightPx}
          role="img"
          aria-label={words.chartLabel(count(months.length))}
        >
          <line className="ground" x1={0} x2={widthPx} y1={groundPx} y2={groundPx} />
          {months.map(({ month, accesses, cases, partialToDay }, place) => {
            const middle = (place + 0.5) * slotPx;
            return (
              <g key={month}>
                <rect
                  className={`accesses${partialToDay === undefined ? '' : ' partial'}`}
                  x={middle - barPx / 2}
                  width={barPx}
                  y={groundPx - heightOf(accesses)}
                  height={heightOf(accesses)}
                />
                <rect
                  className="cases"
                  x={middle - insidePx / 2}
                  width={insidePx}
                  y={groundPx - heightOf(cases)}
                  height={heightOf(cases)}
                />
                {heightOf(cases) >= roomPx && (
                  <text className="cases-value" x={middle} y={groundPx - heightOf(cases) + 13}>
                    {count(cases)}
                  </text>
                )}
                <text className="bar-value" x={middle} y={groundPx - heightOf(accesses) - 6}>
                  {count(accesses)}
                  {cases > 0 && heightOf(cases) < roomPx && ` (${count(cases)})`}
                </text>
                <text className="bar-month" x={middle} y={heightPx - 7}>
                  {monthName(month, language)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption className="row wide small soft">
        <span>
          <i className="key accesses-key" /> {words.accesses}
        </span>
        <span>
          <i className="key cases-key" /> {words.cases}
        </span>
      </figcaption>
    </figure>
  );
}
