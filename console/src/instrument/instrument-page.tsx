// An instrument under attack: price and volume, who bought it, its alerts, and a stop to buying it.
import { Skeleton, useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import type { InstrumentDetail } from '../../../src/edge/console/messages.ts';
import { useInstrument } from '../api/queries.ts';
import { yen } from '../format/money.ts';
import { Broken } from '../parts/broken.tsx';
import { Notice } from '../parts/notice.tsx';
import { instrumentWords } from '../words/instrument-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { buyingOptions, dataOf, firstRange, priceOptions } from './chart-options.ts';
import { Alerts, Joined } from './involved.tsx';
import { Plot } from './plot.tsx';
import { RestrictPanel } from './restrict-panel.tsx';
import { StoppedOrders } from './stopped-orders.tsx';
import '../css/instrument.css';

export function InstrumentPage({ id }: { id: string }) {
  const answer = useInstrument(decodeURIComponent(id));
  if (answer.isError && !answer.data)
    return <Broken error={answer.error} onAgain={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton height={420} />;
  return <InstrumentView detail={answer.data} />;
}

function InstrumentView({ detail }: { detail: InstrumentDetail }) {
  return (
    <>
      <div className="page-head">
        <h1>
          <span className="mono">{detail.instrument}</span> {detail.name}
        </h1>
        <span className="soft">{detail.currency}</span>
      </div>
      <div className="instrument">
        <div className="stack">
          <Chart detail={detail} />
          <Joined joined={detail.joined} />
          <StoppedOrders stopped={detail.stopped} cut={detail.stoppedCut} />
        </div>
        <div className="stack">
          <RestrictPanel detail={detail} />
          <Alerts alerts={detail.alerts} />
        </div>
      </div>
      <Notice />
    </>
  );
}

function Chart({ detail }: { detail: InstrumentDetail }) {
  const words = useWords(instrumentWords);
  const { language } = useLanguage();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const data = useMemo(() => dataOf(detail), [detail]);
  const range = useMemo(() => firstRange(detail), [detail]);
  const options = useMemo(
    // The colours are those of the scheme, though it is not handed on.
    () => ({
      scheme,
      price: priceOptions(detail, language),
      buying: buyingOptions(detail, language),
    }),
    [detail, language, scheme],
  );
  const sum = (name: 'honestJpy' | 'suspiciousJpy'): string =>
    yen(
      detail.minutes.reduce((total, minute) => total + minute[name], 0),
      language,
    );
  if (detail.minutes.length === 0) return <p className="panel empty">{words.noTrades}</p>;
  const label = words.chartLabel(detail.instrument, sum('honestJpy'), sum('suspiciousJpy'));
  return (
    <section className="panel">
      <div className="row wide wrap soft small">
        <span>
          <i className="key ink" /> {words.price}
        </span>
        <span>
          <i className="key volume" /> {words.volume}
        </span>
        <span>
          <i className="key honest" /> {words.honest} {sum('honestJpy')}
        </span>
        <span>
          <i className="key hostile" /> {words.suspicious} {sum('suspiciousJpy')}
        </span>
        <span>{words.marks}</span>
      </div>
      <Plot
        options={options.price}
        data={data.price}
        height={280}
        label={label}
        {...(range ? { range } : {})}
      />
      <Plot
        options={options.buying}
        data={data.buying}
        height={130}
        label={words.perMinute}
        {...(range ? { range } : {})}
      />
      <p className="soft small">{words.drag}</p>
    </section>
  );
}
