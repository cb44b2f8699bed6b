import { sliceAt, sliceText } from '../frame/rotation.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { countText, percentText, shareText, standing } from '../frame/wall-numbers.ts';
import { wallWords as w, waitingWords } from '../frame/wall-words.ts';
import { TargetLine } from '../kpi/target-line.tsx';
import { type DepartmentLine, departmentLines, mostOpen } from './department-line.ts';

/** Lines in the DOM at all times. */
export const DEPARTMENT_SLOTS = 8;
const slots = Array.from({ length: DEPARTMENT_SLOTS }, (_, i) => i);

/** 部门: what each holds and how much of it is late, and how far its on-time rate lies from the target. */
export function DepartmentTile({ turn, size = DEPARTMENT_SLOTS }: { readonly turn: number; readonly size?: number }) {
  const { view, say, word } = useWallContext();
  const lines = departmentLines(view?.byDepartment ?? []);
  const slice = sliceAt(turn, lines.length, size);
  const target = view?.onTimeTarget?.minPercent ?? null;
  return (
    <section className="w-tile w-departments">
      <header className="w-tile-head">
        <h2>{say(w.departmentsTitle)}</h2>
        <span className="w-sub num">{target === null ? '' : `${say(w.distance)} ${target}%`}</span>
        <span className="w-sub w-right num">{sliceText(slice, lines.length)}</span>
      </header>
      <p className="w-note" hidden={lines.length > 0}>
        {view === null ? say(waitingWords[word]) : say(w.noDepartments)}
      </p>
      <ol style={{ gridTemplateRows: `repeat(${slice.rows}, 1fr)` }} hidden={lines.length === 0}>
        {slots.map((i) => (
          <DepartmentRow
            key={i}
            line={slice.from + i < slice.to ? lines[slice.from + i] : undefined}
            most={mostOpen(lines)}
            target={target}
          />
        ))}
      </ol>
    </section>
  );
}

type RowProps = { readonly line: DepartmentLine | undefined; readonly most: number; readonly target: number | null };

function DepartmentRow({ line, most, target }: RowProps) {
  const { say, departmentName } = useWallContext();
  const open = line?.open ?? 0;
  const late = line?.overdue ?? 0;
  const rate = line?.onTime ?? null;
  const stands = rate === null || target === null ? null : standing(rate, target);
  return (
    <li hidden={line === undefined}>
      <span className="w-dept-name ellipsis">{line === undefined ? '' : (departmentName(line.id) ?? line.name)}</span>
      <span className="w-dept-parts num">
        {rate === null ? '' : `${say(w.metInTime)} ${countText(rate.numerator)}/${countText(rate.denominator)}`}
      </span>
      <span className="w-dept-open num">
        {say(w.open)} <b>{countText(open)}</b>
        <em hidden={late === 0}>{`${say(w.overdue)} ${countText(late)} · ${shareText(late, open)}`}</em>
      </span>
      <span className="w-dept-bar">
        <i style={{ width: `${(open / most) * 100}%` }}>
          <i style={{ width: open === 0 ? 0 : `${(late / open) * 100}%` }} />
        </i>
      </span>
      <span className="w-dept-rate num" data-short={stands?.met === false}>
        <b>{rate === null ? '' : percentText(rate)}</b>
        <small>{rate === null || rate.denominator === 0 ? '' : '%'}</small>
        <em>{stands?.met === false ? `−${stands.short.toFixed(1)}` : ''}</em>
      </span>
      <TargetLine rate={rate} minPercent={target} />
    </li>
  );
}
