// The events behind a figure of Now, by the hour if wanted: every figure can be followed down.
import { NativeSelect, Skeleton } from '@mantine/core';
import { Link, useSearchParams } from 'wouter';
import type { FigureEvent } from '../../../src/edge/console/messages.ts';
import { useFigureEvents } from '../api/queries.ts';
import { yen } from '../format/money.ts';
import { clock } from '../format/time.ts';
import { Broken } from '../parts/broken.tsx';
import { RiskMark } from '../parts/risk-mark.tsx';
import { TimeHead } from '../parts/time-head.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import { commonWords } from '../words/common-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { nowWords } from '../words/now-words.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

export function EventsPage() {
  const words = useWords(nowWords);
  const [search, setSearch] = useSearchParams();
  const figure = search.get('figure') ?? 'logins';
  const hour = search.get('hour') ?? '';
  const events = useFigureEvents(figure, hour);
  const names: Readonly<Record<string, string>> = words.figures;
  return (
    <>
      <div className="page-head">
        <Link href="/">{words.toNow}</Link>
        <h1>{words.eventsTitle(names[figure] ?? figure)}</h1>
        <NativeSelect
          aria-label={words.allDay}
          value={hour}
          onChange={(event) => setSearch({ figure, hour: event.currentTarget.value })}
          data={[
            { value: '', label: words.allDay },
            ...hours.map((at) => ({
              value: String(at),
              label: words.eventsOf(`${at}:00`, `${at}:59`),
            })),
          ]}
        />
      </div>
      {events.isError && <Broken error={events.error} onAgain={() => void events.refetch()} />}
      {events.isPending && <Skeleton height={300} />}
      {events.data && <EventTable {...events.data} />}
    </>
  );
}

function EventTable({ events, cut }: { events: readonly FigureEvent[]; cut: boolean }) {
  const words = useWords(nowWords);
  const common = useWords(commonWords);
  if (events.length === 0) return <p className="panel empty">{words.eventsNone}</p>;
  return (
    <div className="panel events">
      {cut && <p className="soft small">{words.eventsCut}</p>}
      <table className="plain">
        <thead>
          <tr>
            <TimeHead />
            <th>{common.account}</th>
            <th>{words.event}</th>
            <th>{words.verdict}</th>
            <th className="number">{common.risk}</th>
            <th className="number">{common.value}</th>
            <th>{common.case}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <EventRow key={event.sequence} event={event} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EventRow({ event }: { event: FigureEvent }) {
  const words = useWords(nowWords);
  const { language } = useLanguage();
  const kinds: Readonly<Record<string, string>> = words.kinds;
  return (
    <tr>
      <td>{clock(event.time, language)}</td>
      <td className="mono">{event.account}</td>
      <td>{kinds[event.type] ?? event.type}</td>
      <td>{event.verdict && <VerdictMark verdict={event.verdict} />}</td>
      <td className="number">{event.risk !== undefined && <RiskMark risk={event.risk} />}</td>
      <td className="number">{event.valueJpy ? yen(event.valueJpy, language) : ''}</td>
      <td>{event.case && <Link href={`/cases/${event.case}`}>{words.openCase}</Link>}</td>
    </tr>
  );
}
