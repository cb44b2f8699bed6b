import { CircleAlert, CircleCheck, CircleDot } from 'lucide-react';
import type { Course, Slide, SlideList } from '../../shared/meeting/slide.ts';
import { BarChart } from './bar-chart.tsx';
import { MOST_ROOMY_ROWS } from './slide-rows.ts';
import './slide.css';

type Props = {
  readonly slide: Slide;
  /** `云台县网格化服务管理工作例会` */
  readonly name: string;
  readonly page: number;
  readonly pages: number;
};

/** One slide, 1920 by 1080 design px, as large as the place it is given. */
export function SlideView({ slide, name, page, pages }: Props) {
  return (
    <article className="slide" data-slide={slide.key} aria-label={slide.title}>
      <div className="slide-in">{slide.key === 'cover' ? <Cover slide={slide} /> : <Inner slide={slide} />}</div>
      {slide.key !== 'cover' && (
        <footer className="slide-foot">
          <span>{slide.foot}</span>
          <span>
            {name}　<b>{page}</b> / {pages}
          </span>
        </footer>
      )}
    </article>
  );
}

function Cover({ slide }: { readonly slide: Slide }) {
  const [period, frozen] = slide.blocks;
  return (
    <div className="slide-cover">
      <p>{slide.section}</p>
      <h1>{slide.title}</h1>
      <i />
      <p className="slide-period">
        <b>{period?.head}</b>　{period?.lines.join('　')}
      </p>
      <p className="slide-frozen">
        {frozen?.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
    </div>
  );
}

const half = { width: 830, height: 760 };
const whole = { width: 1720, height: 760 };

function Inner({ slide }: { readonly slide: Slide }) {
  const { chart, list, blocks, course, kpis } = slide;
  const beside = list !== null || blocks.length > 0;
  const size = beside ? half : whole;
  const high = size.height - (kpis.length > 0 ? 230 : 0) - (course === null ? 0 : 290);
  return (
    <>
      <p className="slide-section">{slide.section}</p>
      <h1 className="slide-title">{slide.title}</h1>
      {kpis.length > 0 && (
        <dl className="slide-kpis">
          {kpis.map((kpi) => (
            <div key={kpi.label} data-short={kpi.short}>
              <dt>{kpi.label}</dt>
              <dd>
                <b>{kpi.value}</b>
                {kpi.unit}
              </dd>
              <dd className="slide-kpi-sub">{kpi.sub}</dd>
            </div>
          ))}
        </dl>
      )}
      {course !== null && <CourseView course={course} />}
      <div className="slide-body" data-both={chart !== null && beside}>
        {chart !== null && chart.categories.length > 0 && (
          <BarChart chart={chart} width={size.width} height={high - 60} />
        )}
        {list !== null && <ListView list={list} />}
        {list === null && blocks.length > 0 && (
          <div className="slide-blocks">
            {blocks.map(({ head, lines }) => (
              <section key={head}>
                <h2>{head}</h2>
                {lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </section>
            ))}
          </div>
        )}
      </div>
    </>
  );
}

const icons = { good: CircleCheck, bad: CircleAlert, short: CircleAlert, plain: CircleDot } as const;

function ListView({ list }: { readonly list: SlideList }) {
  const sum = list.columns.reduce((n, { width }) => n + width, 0);
  if (list.rows.length === 0) return <p className="slide-empty">{list.empty}</p>;
  return (
    <table className="slide-list" data-many={list.rows.length > MOST_ROOMY_ROWS}>
      <colgroup>
        {list.columns.map(({ label, width }) => (
          <col key={label} style={{ width: `${(width / sum) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {list.columns.map(({ label, right }) => (
            <th key={label} data-right={right}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.rows.map(({ cells, tone }) => {
          const Icon = icons[tone];
          return (
            <tr key={cells.join('|')} data-tone={tone}>
              {cells.map((cell, i) => (
                <td key={list.columns[i]?.label} data-right={list.columns[i]?.right}>
                  {i === 0 && tone !== 'plain' && <Icon className="slide-icon" aria-hidden="true" />}
                  {cell}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A bar of time: what happened when, and in hatch what came after the limit. */
function CourseView({ course }: { readonly course: Course }) {
  const span = Math.max(1, course.to - course.from);
  const x = (at: number): number => 70 + ((at - course.from) / span) * 1580;
  const spread = spreadOut(course.steps.map(({ at }) => x(at)));
  return (
    <svg
      className="slide-course"
      viewBox="0 0 1720 270"
      role="img"
      aria-label={course.steps.map(({ words }) => words).join('，')}
    >
      <defs>
        <pattern id="late" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="14" height="14" className="slide-late-ground" />
          <rect width="6" height="14" className="slide-late-line" />
        </pattern>
      </defs>
      <rect x={70} y={122} width={1580} height={26} className="slide-track-bar" />
      {course.due !== null && (
        <rect x={x(course.due)} y={122} width={x(course.to) - x(course.due)} height={26} fill="url(#late)" />
      )}
      {course.steps.map((step, i) => {
        const above = i % 2 === 0;
        const tx = spread[i] ?? x(step.at);
        return (
          <g key={`${step.at}${step.words}`} data-tone={step.tone} className="slide-step">
            <line x1={x(step.at)} x2={tx} y1={above ? 122 : 148} y2={above ? 80 : 190} />
            <circle cx={x(step.at)} cy={135} r={11} />
            <text x={tx} y={above ? 66 : 222} textAnchor="middle">
              {step.words.length > 13 ? `${step.words.slice(0, 12)}…` : step.words}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const ROOM = 340;

/** Places of the words: every second stands on the other side, so neighbours on a side are two apart and must not touch. */
function spreadOut(at: readonly number[]): readonly number[] {
  const out: number[] = [];
  for (const [i, x] of at.entries()) out.push(Math.max(x, (out[i - 2] ?? Number.NEGATIVE_INFINITY) + ROOM));
  for (let i = out.length - 1; i >= 0; i--) {
    const most = i + 2 < out.length ? (out[i + 2] ?? 0) - ROOM : 1560;
    out[i] = Math.max(140, Math.min(out[i] ?? 0, most));
  }
  return out;
}
