// A uPlot picture in the page: made anew when what it shows changes, fitted to its place.
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export type PlotOptions = Omit<uPlot.Options, 'width' | 'height'>;

interface PlotProps {
  readonly options: PlotOptions;
  readonly data: uPlot.AlignedData;
  readonly height: number;
  readonly label: string;
  /** What is shown at first, in seconds; all of it without. */
  readonly range?: readonly [from: number, to: number];
}

export function Plot({ options, data, height, label, range }: PlotProps) {
  const { ref, width } = useElementSize();
  const place = useRef<HTMLDivElement | null>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const hasWidth = width > 0;
  useEffect(() => {
    if (!hasWidth || !place.current) return;
    const made = new uPlot(
      { ...options, width: place.current.clientWidth, height },
      data,
      place.current,
    );
    plot.current = made;
    if (range) made.setScale('x', { min: range[0], max: range[1] });
    return () => made.destroy();
  }, [hasWidth, options, data, height, range]);
  useEffect(() => {
    if (width > 0) plot.current?.setSize({ width, height });
  }, [width, height]);
  return (
    <div ref={ref} role="img" aria-label={label} style={{ height }}>
      <div ref={place} />
    </div>
  );
}
