import type { Department } from '../domain/department/department.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { textOf } from '../domain/dossier/machine.ts';
import { type GridEvent, isOpen } from '../domain/event/event.ts';
import { handlingClock } from '../domain/event/event-clocks.ts';
import type { Division } from '../domain/grid/grid.ts';
import { channelNames } from '../domain/names.ts';
import { onTimeTarget } from '../domain/profile/profile.ts';
import type { Rules } from '../domain/verb.ts';
import { contributions } from '../figures/contributions.ts';
import { completionTarget, type FigureKey, figureDefinitions } from '../figures/definitions.ts';
import {
  type Figure,
  type FigureRange,
  figure,
  figureBy,
  noCount,
  noFigure,
  openByAge,
  repeatPlaces,
} from '../figures/figure.ts';
import { createMapSums, type MapSums } from '../figures/map-sums.ts';
import { areaOfCell, shortVillage } from '../figures/place-cell.ts';
import { addDays, dateOfDay, dayNumber, endOfDay, localDate, startOfDay } from '../time/local-date.ts';
import { anonymise } from './anonymise.ts';
import { createBehind } from './figures-behind.ts';
import type { Compared, Pack, PackFigure, PackLate, PackTask, PackUnit } from './pack.ts';
import { packVersion } from './pack.ts';
import { comparedSpan, type PackPeriod, partsOf, spanOf } from './pack-period.ts';
import { problemCase, problemWeight } from './problem-case.ts';
import { twoVoices, type Voice, voicesOf } from './voices.ts';

const mostLate = 10;
const mostItems = 5;
const mostPlaces = 5;
const outlookDays = 7;

export type PackInput = {
  readonly period: PackPeriod;
  /** ms */
  readonly cutoff: number;
  /** Area code prefix; the county's own for all. */
  readonly area: string;
  readonly place: string;
  readonly rules: Rules;
  readonly divisions: readonly Division[];
  readonly departments: readonly Department[];
  /** Names that must not appear: staff, accounts. */
  readonly people: readonly string[];
  /** Decisions of earlier meetings. */
  readonly tasks: readonly Dossier[];
  readonly alarms: NonNullable<Pack['alarms']> | null;
};

type Late = { readonly row: GridEvent; readonly due: number };
/** Takes events one by one, as they stood at the cut-off, so that a year's need not lie in memory; then makes the pack. */
export function createPackBuilder(input: PackInput) {
  const { cutoff } = input;
  const span = spanOf(input.period);
  const sums = createMapSums();
  const behind = createBehind(input, span);
  const people = new Set(input.people);
  // A name typed into a title may be that of somebody who asked elsewhere: all who ever asked are taken out of every text.
  const meet = (requester: GridEvent['requester']): void => {
    if (requester.kind === 'named') people.add(requester.name);
  };
  const late: Late[] = [];
  const voices: Voice[] = [];
  const marks = { satisfied: 0, basicallySatisfied: 0, unsatisfied: 0 };
  let problem: { readonly row: GridEvent; readonly weight: number } | null = null;
  const itemTowns = new Map<string, Map<string, number>>();
  let total = 0;

  return {
    take(row: GridEvent): void {
      if (!row.place.area.startsWith(input.area)) return;
      total += 1;
      meet(row.requester);
      for (const joined of row.joined) meet(joined.requester);
      const list = contributions(row);
      sums.add(list);
      behind.take(row.number, list);
      if (!row.flags.restricted && row.registeredAt >= span.from && row.registeredAt < span.to) {
        const towns = itemTowns.get(row.item) ?? new Map<string, number>();
        const town = row.place.area.slice(0, 9);
        itemTowns.set(row.item, towns.set(town, (towns.get(town) ?? 0) + 1));
      }
      const clock = handlingClock(row);
      if (clock !== undefined && clock.stoppedAt === null && isOpen(row) && clock.due <= cutoff)
        late.push({ row, due: clock.due });
      for (const voice of voicesOf(row, span, (code) => itemName(input, code))) {
        marks[voice.word] += 1;
        if (voice.text !== '') voices.push(voice);
      }
      if (row.completedAt !== null && (row.completedAt < span.from || row.completedAt >= span.to)) return;
      const weight = problemWeight(row, cutoff);
      if (
        weight > (problem?.weight ?? 0) ||
        (problem !== null && weight === problem.weight && row.number < problem.row.number)
      )
        problem = { row, weight };
    },
    finish: (unknown: number): Pack =>
      packOf(input, {
        sums,
        behind: behind.lists(),
        late,
        voices,
        marks,
        problem: problem?.row ?? null,
        people,
        itemTowns,
        total,
        unknown,
      }),
  };
}

type Gathered = {
  readonly sums: MapSums;
  readonly behind: ReturnType<ReturnType<typeof createBehind>['lists']>;
  readonly late: readonly Late[];
  readonly voices: readonly Voice[];
  readonly marks: { readonly satisfied: number; readonly basicallySatisfied: number; readonly unsatisfied: number };
  readonly problem: GridEvent | null;
  /** Names that must appear nowhere. */
  readonly people: ReadonlySet<string>;
  readonly itemTowns: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly total: number;
  readonly unknown: number;
};

function packOf(input: PackInput, got: Gathered): Pack {
  const { period, cutoff, rules, area, divisions } = input;
  const { sums } = got;
  const now: FigureRange = { ...spanOf(period), now: cutoff };
  const compared = comparedSpan(period, cutoff);
  const whole: FigureRange = { ...spanOf(period.before), now: cutoff };
  const before: FigureRange = { from: compared.from, to: compared.to, now: cutoff };
  const target = onTimeTarget(rules.profile);
  const titled = (row: GridEvent): string => titleOf(row, got.people);
  const late = got.late.toSorted((a, b) => a.due - b.due || (a.row.number < b.row.number ? -1 : 1));
  const shown = late.filter(({ row }) => !row.flags.restricted).slice(0, mostLate);
  return {
    v: packVersion,
    period,
    place: input.place,
    area,
    areaName: divisions.find(({ code }) => code === area)?.name ?? input.place,
    cutoff,
    ...(compared.isCut && { beforeTo: compared.to }),
    versions: { profile: rules.profile.version, calendar: rules.calendar.version, items: rules.items.version },
    unknown: got.unknown,
    total: got.total,
    onTimeTarget: target === null ? null : { minPercent: target.minPercent, clause: target.clause },
    // A share is not the smaller for a shorter time: it stands beside that of the whole period before.
    figures: figureDefinitions.map(({ key, denominator }) =>
      packFigure(key, sums, now, denominator === null ? before : whole, target?.minPercent ?? null, got.behind),
    ),
    events: got.behind.numbers,
    daily: dailyOf(sums, period),
    sources: comparedBy(
      sums,
      'channel',
      now,
      before,
      (key) => channelNames[key as keyof typeof channelNames]?.zh ?? key,
    ),
    departments: unitsOf(sums, 'department', now, (id) => input.departments.find((d) => d.id === id)?.shortName ?? id),
    towns: unitsOf(sums, 'town', now, (code) => divisions.find((d) => d.code === code)?.name ?? '未定位'),
    late: shown.map(
      ({ row, due }): PackLate => ({
        number: row.number,
        title: titled(row),
        unit: row.lastHolder?.kind === 'department' ? nameOfDepartment(input, row.lastHolder.id) : townOf(input, row),
        town: townOf(input, row),
        due,
      }),
    ),
    lateMore: late.length - shown.length,
    ...hotOf(input, got, now, before),
    age: openByAge(sums, cutoff),
    satisfaction: {
      satisfied: got.marks.satisfied,
      basically: got.marks.basicallySatisfied,
      unsatisfied: got.marks.unsatisfied,
      voices: twoVoices(got.voices, got.people),
    },
    problem:
      got.problem === null
        ? null
        : problemCase(got.problem, itemName(input, got.problem.item), cutoff, returnWords(rules)),
    outlook: outlookOf(input, sums),
    tasks: input.tasks
      .map((task) => taskOf(input, task, got.people))
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number < b.number ? -1 : 1)),
    alarms: input.alarms,
  };
}

const nameOfDepartment = ({ departments }: PackInput, id: string): string =>
  departments.find((d) => d.id === id)?.shortName ?? id;
const townOf = ({ divisions }: PackInput, row: GridEvent): string =>
  divisions.find(({ code }) => code === row.place.area.slice(0, 9))?.name ?? '';
const itemName = ({ rules }: PackInput, code: string): string =>
  rules.items.items.find((i) => i.code === code)?.name ?? '未归类';
const returnWords =
  ({ profile }: Rules) =>
  (code: string): string =>
    profile.local.returnReasons.find((r) => r.code === code)?.zh ?? '其他';

/** The title with every name that stands anywhere on the event, and of staff, taken out. */
function titleOf(row: GridEvent, people: Iterable<string>): string {
  const own = [
    row.requester.kind === 'named' ? row.requester.name : '',
    row.reporter,
    row.handler ?? '',
    row.reportedBy?.name ?? '',
    ...row.joined.map(({ requester }) => (requester.kind === 'named' ? requester.name : '')),
  ];
  return anonymise(row.title, [...own, ...people]);
}

function packFigure(
  key: FigureKey,
  sums: MapSums,
  now: FigureRange,
  before: FigureRange,
  onTimePercent: number | null,
  behind: Gathered['behind'],
): PackFigure {
  const target = key === 'onTime' ? onTimePercent : key === 'completion' ? completionTarget.minPercent : null;
  return {
    key,
    now: figure(sums, key, now),
    before: figure(sums, key, before),
    target,
    behind: { numerator: behind.of(key, 'numerator'), denominator: behind.of(key, 'denominator') },
  };
}

function dailyOf(sums: MapSums, period: PackPeriod): Pack['daily'] {
  const count = (days: { readonly from: string; readonly to: string }): number => {
    const { from, to } = spanOf(days);
    return figure(sums, 'inflow', { from, to, now: to }).numerator;
  };
  const earlier = partsOf({ kind: period.kind, ...period.before });
  return partsOf(period).map((part, i) => {
    const like = earlier[i];
    return { from: part.from, to: part.to, now: count(part), before: like === undefined ? null : count(like) };
  });
}

const mostFirst = (a: Compared, b: Compared): number => b.now - a.now || (a.key < b.key ? -1 : 1);

function comparedBy(
  sums: MapSums,
  dim: 'channel' | 'item',
  now: FigureRange,
  before: FigureRange,
  name: (key: string) => string,
): readonly Compared[] {
  const earlier = figureBy(sums, 'inflow', dim, before);
  return [...figureBy(sums, 'inflow', dim, now)]
    .map(([key, { numerator }]) => ({ key, name: name(key), now: numerator, before: earlier.get(key)?.numerator ?? 0 }))
    .sort(mostFirst);
}

function unitsOf(
  sums: MapSums,
  dim: 'department' | 'town',
  range: FigureRange,
  name: (key: string) => string,
): readonly PackUnit[] {
  const by = (key: FigureKey): ReadonlyMap<string, Figure> => figureBy(sums, key, dim, range);
  const rates = ['onTime', 'completion', 'signIn', 'returned', 'bounced', 'misdirected', 'contented'] as const;
  const of = new Map(rates.map((key) => [key, by(key)]));
  const [open, overdue] = [by('open'), by('overdue')];
  const keys = new Set([...(of.get('onTime')?.keys() ?? []), ...open.keys(), ...(of.get('returned')?.keys() ?? [])]);
  const value = (key: (typeof rates)[number], unit: string): Figure => of.get(key)?.get(unit) ?? noFigure;
  return [...keys]
    .filter((key) => key !== '')
    .map((key) => ({
      key,
      name: name(key),
      onTime: value('onTime', key),
      completion: value('completion', key),
      open: (open.get(key) ?? noCount).numerator,
      overdue: (overdue.get(key) ?? noCount).numerator,
      signIn: value('signIn', key),
      returned: value('returned', key),
      bounced: value('bounced', key),
      misdirected: value('misdirected', key),
      contented: value('contented', key),
    }))
    .sort(
      (a, b) =>
        (b.completion.value ?? -1) - (a.completion.value ?? -1) ||
        (b.onTime.value ?? -1) - (a.onTime.value ?? -1) ||
        (a.key < b.key ? -1 : 1),
    );
}

function hotOf(
  input: PackInput,
  { sums, itemTowns }: Gathered,
  now: FigureRange,
  before: FigureRange,
): Pick<Pack, 'hotItems' | 'hotPlaces'> {
  const items = comparedBy(sums, 'item', now, before, (code) => itemName(input, code)).slice(0, mostItems);
  const places = new Map<string, { now: number; before: number }>();
  for (const { cell, events, before: earlier } of repeatPlaces(sums, now, before)) {
    const known = places.get(areaOfCell(cell)) ?? { now: 0, before: 0 };
    places.set(areaOfCell(cell), { now: known.now + events, before: known.before + earlier });
  }
  const named = (code: string): string => {
    const town = input.divisions.find((d) => d.code === code.slice(0, 9))?.name ?? '';
    const village = code.length > 9 ? shortVillage(input.divisions.find((d) => d.code === code)?.name ?? '') : '';
    return `${town}${village}` || code;
  };
  return {
    hotItems: items.map((item) => ({
      ...item,
      towns: [...(itemTowns.get(item.key) ?? [])]
        .map(([code, n]) => ({ name: input.divisions.find((d) => d.code === code)?.name ?? '未定位', n }))
        .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
        .slice(0, 3),
    })),
    hotPlaces: [...places]
      .map(([key, n]) => ({ key, name: named(key), ...n }))
      .sort(mostFirst)
      .slice(0, mostPlaces),
  };
}

function outlookOf({ cutoff, departments }: PackInput, sums: MapSums): Pack['outlook'] {
  const first = dayNumber(localDate(cutoff));
  const dates = Array.from({ length: outlookDays }, (_, i) => dateOfDay(first + i));
  const to = endOfDay(dates.at(-1) ?? localDate(cutoff));
  const due = sums.byTime('openDue', 'all', '', cutoff + 1, to + 1);
  // A limit that ends with a day has the midnight after it as its exclusive moment: it belongs to that day (D5).
  const on = (date: string): number => {
    let n = 0;
    for (const [at, m] of due) if (at > startOfDay(date) && at <= endOfDay(date)) n += m;
    return n;
  };
  const days = dates.map((date) => ({ date, n: on(date) }));
  const units = [...sums.byKey('openDue', 'department', cutoff + 1, to + 1)]
    .map(([id, n]) => ({ name: departments.find((d) => d.id === id)?.shortName ?? id, n }))
    .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1));
  return {
    from: dates[0] ?? localDate(cutoff),
    to: dates.at(-1) ?? addDays(localDate(cutoff), 6),
    total: days.reduce((n, d) => n + d.n, 0),
    days,
    units,
  };
}

function taskOf(input: PackInput, { id, number, data, state }: Dossier, people: ReadonlySet<string>): PackTask {
  const dueOn = textOf(data, 'dueOn');
  const department = textOf(data, 'department');
  const known = state === 'reported' || state === 'done' || state === 'dropped' ? state : 'open';
  return {
    id,
    number,
    task: anonymise(textOf(data, 'task'), people),
    unit: department === '' ? textOf(data, 'holderName') : nameOfDepartment(input, department),
    dueOn,
    state: known,
    late: known === 'open' && dueOn < localDate(input.cutoff),
    said: anonymise(textOf(data, 'said'), people),
  };
}
