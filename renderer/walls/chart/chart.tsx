import { useEffect, useRef } from 'react';
import { type ChartOption, initChart } from './chart-kit.ts';
import { waitForSlot } from './stagger.ts';

type Props = {
  /** Must keep its identity as long as nothing changed; series keep their number and length. */
  readonly option: ChartOption;
  /** Own place in the second, 0–5. */
  readonly slot: number;
  /** What the picture says, for those who do not see it. */
  readonly label: string;
};

/** One ECharts instance from mount to unmount. A new pixel ratio needs a new instance: give it as `key`. */
export function Chart({ option, slot, label }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof initChart> | null>(null);
  const painted = useRef(false);
  const latest = useRef<ChartOption | null>(null);

  useEffect(() => {
    if (host.current === null) return;
    const made = initChart(host.current, null, { renderer: 'canvas' });
    chart.current = made;
    painted.current = false;
    const follow = new ResizeObserver(() => made.resize());
    follow.observe(host.current);
    // A lost graphics process takes the canvases with it, and the browser hands back empty ones: everything is drawn anew. The event
    // does not bubble, and a canvas may be made later than this, so it is caught on its way down.
    const { current: box } = host;
    const redraw = (): void => {
      if (latest.current !== null) made.setOption(latest.current, { silent: true, notMerge: true });
    };
    box.addEventListener('contextrestored', redraw, true);
    return () => {
      box.removeEventListener('contextrestored', redraw, true);
      follow.disconnect();
      chart.current = null;
      made.dispose();
    };
  }, []);

  useEffect(() => {
    // The first picture at once, every later one in this chart's own part of the second.
    const wait = painted.current ? waitForSlot(slot, performance.now()) : 0;
    const timer = setTimeout(() => {
      painted.current = true;
      latest.current = option;
      chart.current?.setOption(option, { silent: true });
    }, wait);
    return () => clearTimeout(timer);
  }, [option, slot]);

  return <div ref={host} className="w-chart" role="img" aria-label={label} />;
}
