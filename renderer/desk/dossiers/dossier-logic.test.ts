import { describe, expect, test } from 'vitest';
import type { Field } from '../../../shared/domain/dossier/field.ts';
import { machineOf } from '../../../shared/domain/dossier/machines.ts';
import type { DossierView } from '../../../shared/wire/dossier-view.ts';
import type { TimelineLine } from '../../../shared/wire/event-view.ts';
import { smallRegistry } from '../../../tests/fixtures/small-county.ts';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { people } from '../../../tests/support/story.ts';
import { areaOfNew, filledBy, startOf } from './autofill.ts';
import { courseOf, nextStates } from './course-of.ts';
import { dataGroups } from './dossier-words.ts';
import { groupsFor } from './machine-groups.ts';
import { mainFileAct, offered } from './main-file-act.ts';
import { numberWith } from './use-dossier-act.ts';

const complaint = machineOf('complaint');
if (complaint === undefined) throw new Error('no complaint machine');
const handler = { ...people.county, account: 'seat.b', name: '经办人' };

function investigated() {
  return dossierStory('LYG', 'complaint', '320722001001001')
    .when(people.county, 'receive', {
      channel: 'phone',
      anonymous: true,
      staff: 's1',
      staffName: '甲',
      staffUnit: '一村网格队',
      conductClass: 'rudeConduct',
      complaintText: '态度蛮横。',
    })
    .when(people.county, 'accept')
    .when(people.director, 'nameHandler', {
      handler: handler.account,
      handlerUnit: handler.unit,
      handlerArea: handler.area,
    });
}
const lines = (story: ReturnType<typeof investigated>): readonly TimelineLine[] =>
  story.facts.map((fact, at) => ({
    entry: { seq: at + 1, commandId: `c${at}`, actor: people.county, doneAt: at, hubAt: at, fact },
    pending: false,
  }));

describe('the way of a dossier', () => {
  test('given its journal, then each state stands once with who brought it there, the present one marked', () => {
    const story = investigated().when(handler, 'addEvidence', { evidenceNew: ['录音'] });
    const course = courseOf(story.dossier, lines(story));
    expect(course.map(({ state, now }) => [state, now])).toEqual([
      ['received', false],
      ['accepted', false],
      ['investigating', true],
    ]);
    expect(courseOf(story.dossier, []).map(({ state }) => state)).toEqual(['investigating']);
  });
  test('given a state, then what may come next, ends last', () => {
    expect(nextStates(complaint, 'investigating')).toEqual(['transferredOut', 'decided']);
    expect(nextStates(complaint, 'closed')).toEqual(['archived']);
  });
});

describe('acts on the desk', () => {
  const canOf = (story: ReturnType<typeof investigated>, actor: typeof handler) =>
    offered(
      complaint,
      story.acts(actor).map((act): DossierView['acts'][number] => ({ key: act.key, refusal: null })),
    ).map(({ act }) => act);
  test('given the handler, then Ctrl+Enter means what is still to be put on record, and then the decision; never the transfer', () => {
    const story = investigated();
    const main = () => mainFileAct(story.dossier, complaint, canOf(story, handler), handler.account)?.key;
    expect(main()).toBe('addEvidence');
    story.when(handler, 'addEvidence', { evidenceNew: ['录音'] });
    expect(main()).toBe('hear');
    story.when(handler, 'hear', { heardOn: '2025-09-01', declined: true });
    expect(main()).toBe('decide');
  });
  test('given somebody else answers for it, then Ctrl+Enter means nothing', () => {
    const story = investigated();
    expect(mainFileAct(story.dossier, complaint, canOf(story, people.director), 'director')).toBeNull();
  });
  test('given a refused act is given up, then the record of it is offered to nobody', () => {
    expect(offered(complaint, [{ key: 'dropRefused', refusal: null }])).toEqual([]);
  });
});

test('given a later act said a field again, then it stands under that act alone', () => {
  const story = investigated();
  const groups = dataGroups(complaint, story.dossier);
  expect(groups.map(({ act }) => act.key)).toEqual(['receive', 'nameHandler']);
  expect(groups[0]?.fields.map(({ key }) => key)).toContain('complaintText');
  expect(groups[0]?.fields.map(({ key }) => key)).not.toContain('complainantName');
});

describe('what a form fills in by itself', () => {
  const registry = smallRegistry('LYG');
  const grid = registry.grids[0]?.code ?? '';
  const person = { id: 'p1', name: '网格员甲', role: 'fullTimeStaff', grid, phone: '12800000000' } as const;
  const account = {
    account: 'g1',
    name: '网格员甲',
    role: 'gridStaff',
    area: grid,
    unit: '东头网格',
    department: null,
  } as const;
  const known = { ...registry, staff: [...registry.staff, person], accounts: [account] };
  const field = (key: string, type: Field['type']): Field => ({ key, zh: key, en: key, type });
  const fields = [
    field('staff', 'staff'),
    field('staffName', 'line'),
    field('staffUnit', 'line'),
    field('staffAccount', 'account'),
    field('handler', 'account'),
    field('handlerUnit', 'line'),
    field('handlerArea', 'area'),
  ];
  test('given a person of the grid team, then name, unit and account are those of the lists, to the letter', () => {
    expect(filledBy(known, fields, 'staff', 'p1')).toEqual({
      staffName: '网格员甲',
      staffUnit: '东头网格',
      staffAccount: 'g1',
    });
  });
  test('given an account, then its unit and division; given an unknown one, then nothing is made up', () => {
    expect(filledBy(known, fields, 'handler', 'g1')).toEqual({ handlerUnit: '东头网格', handlerArea: grid });
    expect(filledBy(known, fields, 'handler', 'nobody')).toEqual({});
  });
  test('given whom it is about, then a new dossier belongs to that grid, and never outside the opener’s area', () => {
    const actor = { ...people.county, area: registry.place.code };
    expect(areaOfNew(known, actor, fields, { staff: 'p1' }, null)).toBe(grid);
    expect(areaOfNew(known, { ...actor, area: '999999' }, fields, { staff: 'p1' }, null)).toBe('999999');
    expect(areaOfNew(known, actor, fields, {}, null)).toBe(registry.place.code);
  });
  test('given a report of what was done, then it starts with today; given an amendment, with what stands', () => {
    const done = [field('heardOn', 'date'), field('correctionDue', 'date')];
    expect(startOf(done, false, {}, Date.parse('2026-11-20T23:30+08:00'))).toEqual({ heardOn: '2026-11-20' });
    expect(startOf(done, true, { heardOn: '2026-01-02' }, 0)).toEqual({ heardOn: '2026-01-02' });
  });
});

test('given the console’s receipt number, then a dossier keeps it behind the letters of its machine', () => {
  expect(numberWith('TS', 'LYG20261119-0030412')).toBe('TS20261119-0030412');
});

test('given grid staff, then kinds that only a centre reads are not shown; a profile without a thing does not show it', () => {
  const { rules } = investigated();
  const keys = (actor: typeof people.county, of = rules): readonly string[] =>
    groupsFor(of, actor, 0, undefined).flatMap(({ machines }) => machines.map(({ key }) => key));
  expect(keys(people.staff)).not.toContain('complaint');
  expect(keys(people.county)).toContain('complaint');
  // 以案定补 is AK's alone (AK-11.2.3).
  expect(keys(people.county)).not.toContain('caseSubsidy');
  expect(keys(people.county, dossierStory('AK', 'complaint').rules)).toContain('caseSubsidy');
});
