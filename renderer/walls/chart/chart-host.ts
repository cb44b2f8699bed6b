import { type ChartOption, initChart } from './chart-kit.ts';

/** A chart over a box of the page, from `hostChart` to `close`. */
export type ChartHost = {
  /** The newest picture; nothing is painted while the box does not show. */
  readonly show: (option: ChartOption) => void;
  /** Paints what came while the box did not show; nothing where nothing came. */
  readonly wake: () => void;
  readonly close: () => void;
};

/**
 * One ECharts instance for the life of a tile (P11): every later picture is merged into the same series, which therefore keep number and
 * length. Holds no timer: when to draw is the caller's to say.
 */
export function hostChart(box: HTMLElement): ChartHost {
  const made = initChart(box, null, { renderer: 'canvas' });
  let drawn: ChartOption | null = null;
  let latest: ChartOption | null = null;
  const draw = (): void => {
    // Behind a scene the chart is kept and not painted: `visibility` leaves its size as it is.
    if (latest === null || latest === drawn || !box.checkVisibility({ visibilityProperty: true })) return;
    drawn = latest;
    made.setOption(latest, { silent: true });
    // It is painted by now and nothing of it moves: left to itself its library asks for ten more frames of the whole page (P11).
    made.getZr().animation.stop();
  };
  let size = [box.clientWidth, box.clientHeight];
  // The observer tells the first size too, which the canvas already has.
  const follow = new ResizeObserver(() => {
    const now = [box.clientWidth, box.clientHeight];
    if (now[0] === size[0] && now[1] === size[1]) return;
    size = now;
    made.resize({ silent: true });
  });
  follow.observe(box);
  // A lost graphics process takes the canvases with it, and the browser hands back empty ones: everything is drawn anew. The event
  // does not bubble, and a canvas may be made later than this, so it is caught on its way down.
  const redraw = (): void => {
    if (latest === null) return;
    drawn = latest;
    made.setOption(latest, { silent: true, notMerge: true });
  };
  box.addEventListener('contextrestored', redraw, true);
  return {
    show(option) {
      latest = option;
      draw();
    },
    wake: draw,
    close() {
      box.removeEventListener('contextrestored', redraw, true);
      follow.disconnect();
      made.dispose();
    },
  };
}
