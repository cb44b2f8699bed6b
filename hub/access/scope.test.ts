import { expect, test } from 'vitest';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import { morePeople, people } from '../../tests/support/story.ts';
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

const file = (over: Partial<ScopeMarks> = {}): ScopeMarks =>
  marks({ area: '320722001', machine: 'complaint', ...over });
const everybody = { ...people, ...morePeople };
const readersOf = (given: ScopeMarks): string[] =>
  Object.entries(everybody)
    .filter(([, actor]) => seesRow(actor, given))
    .map(([name]) => name);

test('given a complaint of a town, when asked who sees it, then the seats and the supervisor its machine names, no grid staff and no village', () => {
  expect(readersOf(file({ restricted: true }))).toEqual([
    'town',
    'county',
    'leader',
    'director',
    'city',
    'supervisor',
    'townDirector',
  ]);
});

test('invariant 6: given who is barred by account or unit, when asked, then no area, department or hand in it shows it to him', () => {
  const barred = ['account:director.320722', `unit:${people.town.unit}`, 'unit:chengguan'];
  const involved = [`account:${people.director.account}`, `account:${people.town.account}`, 'department:chengguan'];
  const shown = readersOf(file({ barred, involved }));
  expect(shown).not.toEqual(expect.arrayContaining(['director']));
  for (const name of ['director', 'town', 'townDirector', 'urban', 'stationed']) expect(shown).not.toContain(name);
  expect(shown).toContain('leader');
});

test('given who opened or handles a dossier, or whose department takes part, when asked, then he sees it without reading it by area', () => {
  expect(readersOf(file({ involved: [`account:${people.staff.account}`] }))).toContain('staff');
  expect(readersOf(file({ involved: ['department:shuili'] }))).toContain('water');
  expect(readersOf(file({ involved: [`account:${people.otherTown.account}`] }))).toContain('otherTown');
});

test('given a dossier that changes the rules, when asked, then everybody who judges by them sees it, wherever he sits; one of an unknown machine only who takes part', () => {
  expect(readersOf(file({ machine: 'parameterOverride' }))).toEqual(Object.keys(everybody));
  expect(readersOf(file({ machine: 'of a newer product' }))).toEqual([]);
});

test('given somebody barred since, when older entries are asked for, then they are closed to him too; his own console hears how its acts ended', () => {
  const before = entry({ ...file(), station: 'x', kind: 'dossier.acted' });
  const now = file({ barred: [`account:${people.leader.account}`] });
  expect(seesEntry(reader(people.leader), before)).toBe(true);
  expect(seesEntry(reader(people.leader), before, now)).toBe(false);
  expect(seesEntry(reader(people.county), before, now)).toBe(true);
  expect(seesEntry(reader(people.leader, 'x'), before, now)).toBe(true);
});

const dossier = (over: Partial<Dossier>): Dossier =>
  ({
    noun: 'dossier',
    machine: 'complaint',
    area: '320722',
    restricted: true,
    departments: [],
    handler: null,
    openedBy: people.county.account,
    barred: [],
    barredUnits: [],
    ...over,
  }) as Dossier;

test('given a dossier handed from one to another, when marked, then both stay involved; who is barred is never put in', () => {
  const first = marksAfter(undefined, dossier({ handler: 'a' }), people.county);
  const second = marksAfter(first, dossier({ handler: 'b', departments: ['shuili'], barred: ['c'] }), people.county);
  expect(second.involved).toEqual([`account:${people.county.account}`, 'account:a', 'department:shuili', 'account:b']);
  expect(second.barred).toEqual(['account:c']);
  const own = { ...people.staff, account: 'c' };
  expect(marksAfter(second, dossier({ barred: ['c'] }), own).involved).toEqual(second.involved);
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
