import { CalendarClock, ClockAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWallContext } from '../frame/wall-context.ts';
import { changeText, countText, shareText } from '../frame/wall-numbers.ts';
import { wallWords as w } from '../frame/wall-words.ts';

type CellProps = {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly value: number | null;
  readonly sub: string;
  readonly tone?: 'red' | 'amber' | undefined;
};

function CountCell({ label, icon, value, sub, tone }: CellProps) {
  const { say } = useWallContext();
  return (
    <div className="w-kpi" data-tone={tone}>
      <span className="w-kpi-label">
        {icon}
        {label}
      </span>
      <b className="w-kpi-value num" data-unknown={value === null}>
        {value === null ? '—' : countText(value)}
      </b>
      <span className="w-kpi-sub num">{value === null ? say(w.unknown) : sub}</span>
    </div>
  );
}

/** 今日上报 · 在途 · 超期 · 24 时内到期. Colour comes only with a number that asks for something. */
export function CountCells() {
  const { view, say } = useWallContext();
  const change = view === null ? '' : changeText(view.inflowToday - view.inflowYesterdaySameTime);
  const late = (view?.overdue ?? 0) > 0;
  const soon = (view?.dueIn24h ?? 0) > 0;
  return (
    <>
      <CountCell label={say(w.inflow)} value={view?.inflowToday ?? null} sub={`${say(w.versusYesterday)} ${change}`} />
      <CountCell
        label={say(w.open)}
        value={view?.open ?? null}
        sub={`${say(w.toSignIn)} ${countText(view?.toSignIn ?? 0)}`}
      />
      <CountCell
        label={say(w.overdue)}
        icon={<ClockAlert className="w-icon" data-quiet={!late} />}
        value={view?.overdue ?? null}
        sub={`${say(w.shareOfOpen)} ${shareText(view?.overdue ?? 0, view?.open ?? 0)}`}
        tone={late ? 'red' : undefined}
      />
      <CountCell
        label={say(w.dueSoon)}
        icon={<CalendarClock className="w-icon" data-quiet={!soon} />}
        value={view?.dueIn24h ?? null}
        sub={say(w.notOverdueYet)}
      />
    </>
  );
}
