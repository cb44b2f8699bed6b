import type { GridEvent, Severity } from '../../../shared/domain/event/event.ts';
import { maskNames, namesOn } from '../../../shared/domain/event/mask-text.ts';
import { onTimeTarget, type Profile } from '../../../shared/domain/profile/profile.ts';
import {
  completion,
  countAll,
  hourly,
  onTime,
  onTimeBy,
  overdueBy,
  rate,
  type Sums,
} from '../../../shared/figures/figures.ts';
import { localDate, MS_PER_DAY, startOfDay } from '../../../shared/time/local-date.ts';
import { askedBy, coveredOf } from '../../../shared/wire/wall-plan.ts';
import type { WallView } from '../../../shared/wire/wall-view.ts';
import type { StoredRow } from '../db/event-columns.ts';
import type { RegistryIndex } from '../db/registry-index.ts';
import { perCache } from '../db/stores.ts';
import type { FeedContext } from './feed-context.ts';
import { isSensitive } from './sensitive-kind.ts';
import { createWallAsides } from './wall-asides.ts';
import { scenesView } from './wall-scenes-view.ts';

/** ◊ Days the rates look back, today included. */
export const rateDays = 30;
const mostOverdue = 20;
const mostOfArea = 10;
const mostMajor = 10;
const mostPoints = 800;

/**
 * The wall's figures, from sums and a few indexed rows. It shows no personal data and needs nobody signed in (W1, W3): titles are
 * masked, restricted kinds stand in totals only. Null before the first sync.
 */
export function createWallView(context: FeedContext): () => WallView | null {
  const { stores, clock } = context;
  const asides = createWallAsides(context);
  const rows = perCache(stores, ({ db }) => ({
    overdueOf: db.prepare(
      'SELECT row, doc, town FROM events JOIN docs USING (rid) WHERE handling_due <= ? AND town = ? AND restricted = 0 ORDER BY handling_due LIMIT ?',
    ),
    overdue: db.prepare(
      'SELECT row, doc, town FROM events JOIN docs USING (rid) WHERE handling_due <= ? AND restricted = 0 ORDER BY handling_due LIMIT ?',
    ),
    major: db.prepare(
      'SELECT row, doc, town, lon, lat FROM events JOIN docs USING (rid) WHERE major = 1 AND restricted = 0 ORDER BY next_due LIMIT ?',
    ),
    points: db.prepare(
      'SELECT lon, lat, severity, handling_due AS due FROM events WHERE open = 1 AND restricted = 0 AND lon IS NOT NULL ORDER BY next_due LIMIT ?',
    ),
    inflow: db.prepare('SELECT count(*) FROM events WHERE registered_at >= ? AND registered_at < ?').pluck(),
  }));
  return () => {
    const index = stores.registry();
    const asOf = context.line().dataAsOf;
    if (index === null || asOf === null) return null;
    const now = clock.hub();
    const { sums } = stores.cache;
    const prefs = stores.outbox.prefs();
    const asked = askedBy(prefs);
    const covered: ReadonlySet<string> = new Set(coveredOf(prefs));
    const late = (list: unknown[]) => (list as WallRow[]).map((r) => overdueLine(r, index, covered));
    const soon = now + MS_PER_DAY;
    const today = startOfDay(localDate(now));
    const range = { from: today - (rateDays - 1) * MS_PER_DAY, to: today + MS_PER_DAY, now };
    return {
      asOf,
      place: index.registry.place.name,
      inflowToday: countAll(sums, 'inflow', today, today + MS_PER_DAY),
      inflowYesterdaySameTime: Number(rows().inflow.get(today - MS_PER_DAY, now - MS_PER_DAY)),
      open: countAll(sums, 'open'),
      toSignIn: stores.cache.tally('stage:assigned'),
      overdue: overdueBy(sums, 'all', now).get('') ?? 0,
      dueIn24h: countAll(sums, 'openDue', now + 1, now + MS_PER_DAY + 1),
      onTime: onTime(sums, range.from, range.to, now),
      completion: completion(sums, range.from, range.to, now),
      onTimeTarget: targetOf(index.rules?.profile ?? null),
      hourly: hoursOf(sums, now),
      ...groups(sums, index, range),
      scenes: {
        ...scenesView(sums, index, { now, today, from: range.from, days: asked.days, areas: asked.areas }),
        ...asides(index, asked.days),
        late: asked.areas.map((area) => ({
          area,
          list: late(rows().overdueOf.all(soon, area, mostOfArea)),
        })),
      },
      overdueList: late(rows().overdue.all(soon, mostOverdue)),
      major: (rows().major.all(mostMajor) as (WallRow & { lon: number | null; lat: number | null })[]).map((r) => {
        const { id, title, town, since, sensitive } = lineOf(r, index, covered);
        return { id, title, town, lon: r.lon, lat: r.lat, since, sensitive };
      }),
      points: (
        rows().points.all(mostPoints) as { lon: number; lat: number; severity: number; due: number | null }[]
      ).map((p) => ({
        lon: p.lon,
        lat: p.lat,
        severity: severityOf(p.severity),
        late: p.due !== null && p.due <= now,
      })),
    };
  };
}

type WallRow = { readonly row: string; readonly doc: string; readonly town: string };
type Range = { readonly from: number; readonly to: number; readonly now: number };

const severityOf = (n: number): Severity | null => (n === 1 || n === 2 || n === 3 || n === 4 ? n : null);
const townName = (index: RegistryIndex, code: string): string => index.divisions.get(code)?.name ?? code;

function lineOf(r: WallRow, index: RegistryIndex, covered: ReadonlySet<string>) {
  const row = JSON.parse(r.row) as StoredRow;
  const doc = JSON.parse(r.doc) as GridEvent;
  return {
    row,
    id: row.id,
    title: maskNames(row.title, namesOn(doc)),
    town: townName(index, r.town),
    since: row.registeredAt,
    sensitive: covered.has(row.id) || isSensitive(index.registry.items, doc.item),
  };
}

function overdueLine(r: WallRow, index: RegistryIndex, covered: ReadonlySet<string>): WallView['overdueList'][number] {
  const { row, id, title, town, sensitive } = lineOf(r, index, covered);
  return { id, title, town, holder: unitOf(r, row), due: row.handlingDue ?? 0, severity: row.severity, sensitive };
}

/** A unit may stand on the wall, a person may not (W3): grid staff hold events under their own name. */
function unitOf(r: WallRow, row: StoredRow): string {
  const { holder } = JSON.parse(r.doc) as { holder: { kind: string } | null };
  return holder?.kind === 'gridStaff' ? '网格' : (row.holder ?? '');
}

function targetOf(profile: Profile | null): WallView['onTimeTarget'] {
  const target = profile === null ? null : onTimeTarget(profile);
  return target === null ? null : { minPercent: target.minPercent, clause: target.clause };
}

function hoursOf(sums: Sums, now: number): WallView['hourly'] {
  const closing = hourly(sums, 'closing', now, 24);
  return hourly(sums, 'inflow', now, 24).map(({ at, n }, i) => ({ at, inflow: n, closing: closing[i]?.n ?? 0 }));
}

function groups(
  sums: Sums,
  index: RegistryIndex,
  { from, to, now }: Range,
): Pick<WallView, 'byTown' | 'byDepartment' | 'bySeverity'> {
  const open = (dim: 'town' | 'department' | 'severity'): ReadonlyMap<string, number> => sums.byKey('open', dim, 0, 1);
  const openTown = open('town');
  const lateTown = overdueBy(sums, 'town', now);
  const openDepartment = open('department');
  const lateDepartment = overdueBy(sums, 'department', now);
  const rates = onTimeBy(sums, 'department', from, to, now);
  const towns = index.registry.divisions.filter((d) => d.level === 'town');
  const departments = index.registry.departments.filter((d) => openDepartment.has(d.id) || rates.has(d.id));
  return {
    byTown: towns.map(({ code, name }) => ({
      code,
      name,
      open: openTown.get(code) ?? 0,
      overdue: lateTown.get(code) ?? 0,
    })),
    byDepartment: departments.map(({ id, shortName }) => ({
      id,
      name: shortName,
      open: openDepartment.get(id) ?? 0,
      overdue: lateDepartment.get(id) ?? 0,
      onTime: rates.get(id) ?? rate(0, 0),
    })),
    bySeverity: [...open('severity')]
      .map(([severity, n]) => ({ severity: Number(severity), open: n }))
      .sort((a, b) => a.severity - b.severity),
  };
}
