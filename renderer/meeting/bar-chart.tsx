import type { SlideChart } from '../../shared/meeting/slide.ts';
import { grouped } from '../../shared/meeting/words.ts';
import { CAPTION, slideRow } from './slide-rows.ts';

type Size = { readonly width: number; readonly height: number };
const text = (chart: SlideChart, n: number): string => (chart.unit === '' ? grouped(n) : n.toFixed(1));

/** The chart of a slide in its design px; the same numbers as the native chart of the exported file. */
export function BarChart({ chart, width, height }: { readonly chart: SlideChart } & Size) {
  return (
    <figure className="slide-chart">
      <figcaption>
        <b>{chart.title}</b>
        {chart.series.length > 1 && (
          <span className="slide-legend">
            {chart.series.map(({ name }, i) => (
              <span key={name}>
                <i data-series={i} />
                {name}
              </span>
            ))}
          </span>
        )}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="xMidYMin meet"
        role="img"
        aria-label={`${chart.title}：${described(chart)}`}
      >
        {chart.direction === 'columns' ? (
          <Columns chart={chart} width={width} height={height} />
        ) : (
          <Bars chart={chart} width={width} height={height} />
        )}
      </svg>
    </figure>
  );
}

const described = ({ categories, series }: SlideChart): string =>
  categories.map((name, i) => `${name} ${series[0]?.values[i] ?? 0}`).join('，');

/** Size of `.slide-label`, and the least air between two of them. */
const LABEL_PX = 28;
const LABEL_AIR = 14;
const labelWidth = (name: string): number =>
  Array.from(name).reduce((px, one) => px + LABEL_PX * (one.charCodeAt(0) > 0xff ? 1 : 0.56), 0);

/** Columns, the second series as a black mark across: this week against the last. */
function Columns({ chart, width, height }: { readonly chart: SlideChart } & Size) {
  const foot = 46;
  const head = 40;
  const most = Math.max(1, ...chart.series.flatMap(({ values }) => values));
  const y = (n: number): number => head + (1 - n / most) * (height - foot - head);
  const each = width / Math.max(1, chart.categories.length);
  const bar = Math.min(80, each * 0.55);
  const every = Math.ceil(chart.categories.length / 16);
  const widest = Math.max(0, ...chart.categories.map(labelWidth)) + LABEL_AIR;
  // Every second name where one would touch the next.
  const named = Math.max(every, Math.ceil(widest / each));
  return (
    <>
      <line x1={0} x2={width} y1={y(0)} y2={y(0)} className="slide-axis" />
      {chart.categories.map((name, i) => {
        const x = i * each + each / 2;
        const now = chart.series[0]?.values[i] ?? 0;
        const before = chart.series[1]?.values[i];
        return (
          <g key={name}>
            <rect x={x - bar / 2} y={y(now)} width={bar} height={y(0) - y(now)} className="slide-bar" />
            {before !== undefined && (
              <line x1={x - bar * 0.7} x2={x + bar * 0.7} y1={y(before)} y2={y(before)} className="slide-mark" />
            )}
            {i % every === 0 && (
              <text
                x={x}
                y={Math.min(y(now), before === undefined ? y(now) : y(before)) - 10}
                textAnchor="middle"
                className="slide-value"
              >
                {text(chart, now)}
              </text>
            )}
            {i % named === 0 && (
              <text x={x} y={height - 8} textAnchor="middle" className="slide-label">
                {name}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

const REACH_BELOW = 12;

/** Bars; a rate as its distance from the target, never cut off at the foot (screens.md §13). */
function Bars({ chart, width, height }: { readonly chart: SlideChart } & Size) {
  const nameWidth = Math.min(
    width * 0.42,
    40 + 30 * Math.max(0, ...chart.categories.map((name) => Array.from(name).length)),
  );
  const valueWidth = 130;
  const room = slideRow(chart.categories.length);
  const top = room - CAPTION;
  const row = Math.min(room, (height - top) / Math.max(1, chart.categories.length));
  const values = chart.series[0]?.values ?? [];
  const [low, high] = rangeOf(chart);
  const x = (n: number): number =>
    nameWidth + ((Math.max(low, n) - low) / Math.max(1e-9, high - low)) * (width - nameWidth - valueWidth);
  const base = chart.target ?? 0;
  return (
    <>
      {chart.categories.map((name, i) => {
        const n = values[i] ?? 0;
        const short = chart.target !== null && n < chart.target;
        const middle = top + i * row + row / 2;
        return (
          <g key={name}>
            <line x1={nameWidth} x2={width - valueWidth} y1={middle} y2={middle} className="slide-track" />
            <rect
              x={Math.min(x(base), x(n))}
              width={Math.max(n === base ? 0 : 3, Math.abs(x(n) - x(base)))}
              y={middle - row * 0.26}
              height={row * 0.52}
              className={short ? 'slide-bar-short' : 'slide-bar'}
            />
            {chart.series[1] !== undefined && (
              <line
                x1={x(chart.series[1].values[i] ?? 0)}
                x2={x(chart.series[1].values[i] ?? 0)}
                y1={middle - row * 0.34}
                y2={middle + row * 0.34}
                className="slide-mark"
              />
            )}
            <text x={0} y={middle + 10} className={short ? 'slide-label slide-strong' : 'slide-label'}>
              {name}
            </text>
            <text
              x={width}
              y={middle + 11}
              textAnchor="end"
              className={short ? 'slide-value slide-short' : 'slide-value'}
            >
              {text(chart, n)}
            </text>
          </g>
        );
      })}
      {chart.target !== null && (
        <>
          <line
            x1={x(chart.target)}
            x2={x(chart.target)}
            y1={top - 6}
            y2={top + row * chart.categories.length}
            className="slide-mark"
          />
          <text x={x(chart.target)} y={top - 14} textAnchor="middle" className="slide-value">
            {`${chart.target}%`}
          </text>
        </>
      )}
    </>
  );
}

function rangeOf({ series, target }: SlideChart): readonly [number, number] {
  const all = series.flatMap(({ values }) => values);
  if (target === null) return [0, Math.max(1, ...all)];
  return [Math.max(0, Math.min(target - REACH_BELOW, ...all)), 100];
}
