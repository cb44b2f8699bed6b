import { useRef } from 'react';
import type { AlarmLoadFigures } from '../../../shared/alarm/alarm-load.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { useSize } from '../../parts/use-size.ts';

const [height, left, bottom, top] = [190, 26, 22, 20];
/** Below this the bars would be lines; a moment's label takes so much. px */
const [leastWidth, labelWidth] = [220, 64];

/** Alarms per ten minutes: after grouping filled, before it dashed, the guide line at 1 and the band of a flood above 10. */
export function LoadBars(props: { load: AlarmLoadFigures }) {
  const { load } = props;
  const { t } = useText();
  const drawing = useRef<HTMLDivElement>(null);
  // As wide as the panel, so that what is written stays as large as it is meant.
  const width = Math.max(leastWidth, useSize(drawing).width);
  // Thirty days have more spans than pixels: neighbours are shown by the worst of them.
  const step = Math.max(1, Math.ceil(load.spans.length / 60));
  const bars = Array.from({ length: Math.ceil(load.spans.length / step) }, (_, i) => {
    const own = load.spans.slice(i * step, (i + 1) * step);
    return {
      at: own[0]?.at ?? 0,
      before: Math.max(...own.map((one) => one.before)),
      after: Math.max(...own.map((one) => one.after)),
    };
  });
  const most = Math.max(15, ...bars.map((one) => one.before));
  const y = (n: number): number => top + (height - top - bottom) * (1 - Math.min(n, most) / most);
  const x = (i: number): number => left + ((width - left - 6) / Math.max(1, bars.length)) * i;
  const bar = Math.max(2, (width - left - 6) / Math.max(1, bars.length) - 2);
  return (
    <figure className="load-card load-bars">
      <figcaption>
        <b>{t('alarms.spans')}</b>
        <span className="sub">
          <i className="key-after" /> {t('alarms.after')} <i className="key-before" /> {t('alarms.before')}
        </span>
      </figcaption>
      <div ref={drawing}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('alarms.spans')}>
          <rect className="band" x={left} y={top} width={width - left} height={Math.max(0, y(10) - top)} />
          <text className="band-text" x={left + 6} y={top + 14}>
            {t('alarms.floodBand')}
          </text>
          {[0, 5, 10, 15].map((n) => (
            <g key={n}>
              <line className="grid" x1={left} x2={width} y1={y(n)} y2={y(n)} />
              <text className="axis" x={left - 6} y={y(n) + 4} textAnchor="end">
                {n}
              </text>
            </g>
          ))}
          {bars.map((one, i) => (
            <g key={one.at}>
              {one.before > one.after && (
                <rect className="before" x={x(i)} y={y(one.before)} width={bar} height={y(0) - y(one.before)} />
              )}
              <rect
                className="after"
                data-high={one.after > 1 ? '' : undefined}
                x={x(i)}
                y={y(one.after)}
                width={bar}
                height={y(0) - y(one.after)}
              />
            </g>
          ))}
          <line className="guide" x1={left} x2={width} y1={y(1)} y2={y(1)} />
          <text className="guide-text" x={left + 6} y={y(1) - 5}>
            {t('alarms.meanLine')}
          </text>
          {bars.map((one, i) =>
            i % Math.ceil(bars.length / Math.floor((width - left) / labelWidth)) === 0 ? (
              <text key={one.at} className="axis" x={x(i)} y={height - 6}>
                {clockText(one.at).slice(0, 5)}
              </text>
            ) : null,
          )}
        </svg>
      </div>
    </figure>
  );
}
