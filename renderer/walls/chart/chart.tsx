import { useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { PageContext } from '../frame/page-context.ts';
import { type ChartHost, hostChart } from './chart-host.ts';
import type { ChartOption } from './chart-kit.ts';
import { waitForSlot } from './stagger.ts';

type Props = {
  /** Must keep its identity as long as nothing changed; series keep their number and length. */
  readonly option: ChartOption;
  /** Own place in the second, 0–5. */
  readonly slot: number;
  /** What the picture says, for those who do not see it. */
  readonly label: string;
};

/** One chart from mount to unmount. A new pixel ratio needs a new instance: give it as `key`. */
export function Chart({ option, slot, label }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const host = useRef<ChartHost | null>(null);
  const shown = useRef(false);
  const page = useContext(PageContext);

  useEffect(() => {
    if (box.current === null) return;
    const made = hostChart(box.current);
    host.current = made;
    shown.current = false;
    return () => {
      host.current = null;
      made.close();
    };
  }, []);

  useEffect(() => {
    // The first picture at once, every later one in this chart's own part of the second.
    const wait = shown.current ? waitForSlot(slot, performance.now()) : 0;
    const timer = setTimeout(() => {
      shown.current = true;
      host.current?.show(option);
    }, wait);
    return () => clearTimeout(timer);
  }, [option, slot]);

  // A chart that comes back into sight is of this minute before the frame that shows it.
  useLayoutEffect(() => host.current?.wake(), [page]);

  return <div ref={box} className="w-chart" role="img" aria-label={label} />;
}
