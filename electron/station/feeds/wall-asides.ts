import { isOnAt } from '../../../shared/alarm/duty.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../../shared/time/local-date.ts';
import type { SceneAlarmLoad, ScenesView } from '../../../shared/wire/wall-scenes.ts';
import type { RegistryIndex } from '../db/registry-index.ts';
import type { FeedContext } from './feed-context.ts';
import { gridStaff } from './wall-scenes-view.ts';

type Aside = Pick<ScenesView, 'alarmLoad' | 'duty'>;

/** What the wall shows that does not come from the sums: alarms of the room and who sits there. Read once a minute, not with each entry. */
export function createWallAsides(context: FeedContext): (index: RegistryIndex, days: readonly number[]) => Aside {
  let known: { readonly key: string; readonly aside: Aside } | null = null;
  return (index, days) => {
    const now = context.clock.hub();
    const seats = seatsHere(context);
    const alarms = context.alarms?.() ?? null;
    const runs = alarms !== null && alarms.view() !== null;
    const key = JSON.stringify([Math.floor(now / MS_PER_MINUTE), days, index.registry.version, seats, runs]);
    if (known?.key === key) return known.aside;
    const aside: Aside = {
      alarmLoad: runs ? days.map((n) => loadOf(n, alarms.loadOver(n))) : [],
      duty: { ...gridStaff(index), seats, shifts: shiftsNow(context.stores.cache.dossiers(), now) },
    };
    known = { key, aside };
    return aside;
  };
}

function seatsHere({ room }: FeedContext): number | null {
  const { live, seats } = room();
  return live ? seats.filter(({ stale }) => !stale).length : null;
}

/** Shifts of the duty calendar that run now; null where nobody keeps one. */
function shiftsNow(dossiers: readonly Dossier[], now: number): number | null {
  const rosters = dossiers.filter(({ machine, endedAt }) => machine === 'dutyRoster' && endedAt === null);
  return rosters.length === 0 ? null : rosters.filter((roster) => isOnAt(roster, now)).length;
}

type Load = ReturnType<NonNullable<ReturnType<NonNullable<FeedContext['alarms']>>>['loadOver']>;

function loadOf(days: number, { from, to, spans, mean, peak, floods }: Load): SceneAlarmLoad {
  const step = days === 1 ? MS_PER_HOUR : MS_PER_DAY;
  const bars = Array.from({ length: days === 1 ? 24 : days }, (_, i) => ({
    at: to - (days * MS_PER_DAY - i * step),
    n: 0,
  }));
  const first = to - days * MS_PER_DAY;
  for (const { at, after } of spans) {
    const bar = bars[Math.max(0, Math.min(bars.length - 1, Math.floor((Math.max(at, first) - first) / step)))];
    if (bar !== undefined && at >= from) bar.n += after;
  }
  return { days, total: spans.reduce((n, s) => n + s.after, 0), mean, peak, floods, bars };
}
