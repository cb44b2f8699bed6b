/** Given–when–then on one event: each `when` runs the production `handle` as the hub would, on a clock the story sets. */
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Department } from '../../shared/domain/department/department.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import type { EventFact } from '../../shared/domain/event/entries.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Grid } from '../../shared/domain/grid/grid.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import { pickDepartments } from '../../shared/journal/commit.ts';
import { handle, needs } from '../../shared/journal/handle.ts';
import { type PlaceId, rulesOfPlace } from './rules.ts';

export const eventId = '0190a000-0000-7000-8000-000000000001';
export const gridCode = '320722001001001';

const person = (role: Actor['role'], area: string, department: string | null = null): Actor => ({
  account: `${role}.${department ?? area}`,
  name: `${role} ${department ?? area}`,
  role,
  area,
  unit: department ?? area,
  department,
});

/** One person a role, in county 320722, town 320722001, village 320722001001. */
export const people = {
  staff: person('gridStaff', gridCode),
  village: person('village', '320722001001'),
  town: person('townSeat', '320722001'),
  otherTown: person('townSeat', '320722002'),
  county: person('countySeat', '320722'),
  leader: person('shiftLeader', '320722'),
  director: person('director', '320722'),
  city: person('countySeat', '3207'),
  urban: person('liaison', '320722', 'chengguan'),
  water: person('liaison', '320722', 'shuili'),
} as const;

/** People who come in beside those: a third department, the city's, an officer stationed at the centre, a government account. */
export const morePeople = {
  police: person('liaison', '320722', 'gongan'),
  cityUrban: person('liaison', '3207', 'shi-chengguan'),
  stationed: person('stationed', '320722', 'chengguan'),
  supervisor: person('supervisor', '320722'),
  townDirector: person('director', '320722001'),
} as const;

export const grid: Grid = {
  code: gridCode,
  name: '01网格',
  village: '320722001001',
  villageName: '一村',
  town: '320722001',
  townName: '一镇',
  kind: 'comprehensive',
  households: 320,
  persons: 980,
  lon: 118.77,
  lat: 34.52,
  staff: [],
};

export const department = (id: string, items: readonly string[] = []): Department => ({
  id,
  name: id,
  shortName: id,
  pinyin: id.slice(0, 2),
  phone: '0518-5550100',
  items: [...items],
  liaison: 'liaison',
  kind: 'department',
  level: 'county',
});

/** The one department of the city in these stories. */
export const cityDepartment: Department = { ...department('shi-chengguan'), level: 'city' };

type Words<C> = C extends EventCommand ? Omit<C, 'event'> : never;
export type Step = Words<EventCommand>;

/** @param rulesGiven rules other than the shipped ones of the place, e.g. with an override in force */
export function story(place: PlaceId, rulesGiven?: Rules) {
  let rules = rulesGiven ?? rulesOfPlace(place);
  let event: GridEvent | undefined;
  let at = Date.parse('2025-09-01T10:00+08:00');
  let delivered = true;
  const facts: EventFact[] = [];
  /** Done time of each fact, ms. */
  const times: number[] = [];
  const grids = new Map([[grid.code, grid]]);
  const departments = new Map(
    [department('chengguan'), department('shuili'), department('gongan'), cityDepartment].map((d) => [d.id, d]),
  );
  const dossiers = new Map<string, Dossier>();

  const run = (actor: Actor, step: Step) => {
    const command = { ...step, event: eventId } as EventCommand;
    const wanted = needs(command);
    return handle(
      { rules, actor, at, hubAt: delivered ? at : null },
      {
        event,
        grid: wanted.grid == null ? undefined : grids.get(wanted.grid),
        department: wanted.department == null ? undefined : departments.get(wanted.department),
        departments: pickDepartments(departments, wanted.departments),
        dossier: wanted.dossier == null ? undefined : dossiers.get(wanted.dossier),
      },
      command,
    );
  };
  const self = {
    get rules(): Rules {
      return rules;
    },
    /** From here on other rules are in force. */
    under(next: Rules) {
      rules = next;
      return self;
    },
    facts,
    times,
    grids,
    departments,
    dossiers,
    get event(): GridEvent {
      if (event === undefined) throw new Error('nothing registered yet');
      return event;
    },
    get now(): number {
      return at;
    },
    /** Sets the clock, `2025-09-01T10:00` local. */
    at(local: string) {
      at = Date.parse(`${local}+08:00`);
      return self;
    },
    /** From here on the hub hears (true) or only this console knows (false). */
    online(value: boolean) {
      delivered = value;
      return self;
    },
    /** Puts a row in its place that no command brings about, e.g. one a step is missing from. */
    replace(row: GridEvent) {
      event = row;
      return self;
    },
    when(actor: Actor, step: Step) {
      const outcome = run(actor, step);
      if (!outcome.ok) throw new Error(`${step.kind} refused: ${JSON.stringify(outcome.error)}`);
      event = outcome.value.after;
      facts.push(outcome.value.fact);
      times.push(at);
      return self;
    },
    /** The refusal of a step; throws when it went through. */
    refused(actor: Actor, step: Step): Refusal {
      const outcome = run(actor, step);
      if (outcome.ok) throw new Error(`${step.kind} was not refused`);
      return outcome.error;
    },
  };
  return self;
}

/** A registration with everything filled in; override what the test is about. */
export const registration = (over: Partial<Extract<Step, { kind: 'event.register' }>> = {}): Step => ({
  kind: 'event.register',
  number: 'LYG20250901-0010001',
  title: '路面积水',
  content: '雨后路面积水，行人绕行。',
  item: '0102',
  place: { text: '一村东头', lon: 118.77, lat: 34.52, grid: gridCode, gridBasis: 'chosen', area: gridCode },
  channel: 'phone',
  foreign: null,
  requester: { kind: 'named', name: '甲', phone: '1380000****' },
  occurredAt: null,
  toldAt: Date.parse('2025-09-01T09:50+08:00'),
  severity: 4,
  major: null,
  ...over,
});

export const proof = { kind: 'photo', name: '现场照片', sha256: null } as const;

/** Dispatch to a department; `chengguan` unless said otherwise. */
export const dispatchTo = (id = 'chengguan', over: Partial<Extract<Step, { kind: 'event.dispatch' }>> = {}): Step => ({
  kind: 'event.dispatch',
  to: { kind: 'department', id, name: id },
  instruction: '请今日内处理',
  recommended: null,
  majorMatter: false,
  slip: null,
  dutyReason: '职责清单待补',
  ...over,
});

/** Main path to a state, in place, seen from the county desk. */
export function inHandling(place: PlaceId) {
  return story(place)
    .when(people.county, registration())
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .when(people.county, dispatchTo())
    .when(people.urban, { kind: 'event.signIn', handler: '乙' });
}
