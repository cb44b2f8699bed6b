import { expect, test } from 'vitest';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import { people } from '../../tests/support/story.ts';
import { type EntryMarks, marksAfter, type ScopeMarks, seesEntry, seesRow } from './scope.ts';

const marks = (over: Partial<ScopeMarks> = {}): ScopeMarks => ({
  area: '320722001001001',
  restricted: false,
  involved: [],
  machine: null,
  barred: [],
  ...over,
});
const who = (given: ScopeMarks): string[] =>
  Object.entries(people)
    .filter(([, actor]) => seesRow(actor, given))
    .map(([name]) => name);

test('given an event in a grid, when asked who sees it, then everybody whose area holds it and no department', () => {
  expect(who(marks())).toEqual(['staff', 'village', 'town', 'county', 'leader', 'director', 'city']);
  expect(who(marks({ area: '320722002' }))).toEqual(['otherTown', 'county', 'leader', 'director', 'city']);
});

test('given an event known to the county only, when asked, then no town sees it', () => {
  expect(who(marks({ area: '320722' }))).toEqual(['county', 'leader', 'director', 'city']);
});

test('given an event of a department, when asked, then its liaison sees it beside the area and no other liaison', () => {
  expect(who(marks({ involved: ['department:shuili'] }))).toContain('water');
  expect(who(marks({ involved: ['department:shuili'] }))).not.toContain('urban');
});

test('given a restricted event, when asked, then seats see it, and of the rest only who holds it (invariant 9)', () => {
  expect(who(marks({ restricted: true }))).toEqual(['town', 'county', 'leader', 'director', 'city']);
  expect(who(marks({ restricted: true, involved: ['village:320722001001'] }))).toContain('village');
  expect(who(marks({ restricted: true, involved: [`gridStaff:${people.staff.account}`] }))).toContain('staff');
  expect(who(marks({ restricted: true, involved: ['department:chengguan'] }))).toContain('urban');
});

test('given a liaison whose area would hold it, when not involved, then it stays out of sight', () => {
  expect(seesRow({ ...people.urban, department: null }, marks())).toBe(false);
});

const entry = (over: Partial<EntryMarks> = {}): EntryMarks => ({
  ...marks(),
  station: 's',
  account: 'a',
  kind: 'event.noteAdded',
  ...over,
});
const reader = (actor: Actor, station = 'elsewhere') => ({ actor, station });

test('given a command of the own console, when its entry is asked for, then it comes whoever is signed in', () => {
  expect(seesEntry(reader(people.water, 's'), entry())).toBe(true);
  expect(seesEntry(reader(people.water, 's'), entry({ kind: 'command.refused' }))).toBe(true);
});

test('given a refused command, when others ask, then only its author gets it, at any console', () => {
  const refused = entry({ kind: 'command.refused', account: people.county.account });
  expect(seesEntry(reader(people.county), refused)).toBe(true);
  expect(seesEntry(reader(people.director), refused)).toBe(false);
});

const row = (over: Partial<GridEvent>): GridEvent =>
  ({
    place: { area: '320722' },
    flags: { restricted: false },
    departments: [],
    holder: null,
    lastHolder: null,
    ...over,
  }) as GridEvent;

test('given somebody who acts outside of the own area, when marked, then that account is involved; one who sees it anyway is not', () => {
  expect(marksAfter(undefined, row({}), people.town).involved).toEqual([`seat:${people.town.area}`]);
  expect(marksAfter(undefined, row({}), people.county).involved).toEqual([]);
});

test('given a holder, when it goes on to another, then both stay involved; a centre never is by name', () => {
  const first = marksAfter(
    undefined,
    row({ holder: { kind: 'village', id: '320722001001', name: '村' } }),
    people.county,
  );
  const second = marksAfter(
    first,
    row({ departments: ['shuili'], holder: { kind: 'center', id: '320722', name: '中心' } }),
    people.county,
  );
  expect(second.involved).toEqual(['village:320722001001', 'department:shuili']);
});
