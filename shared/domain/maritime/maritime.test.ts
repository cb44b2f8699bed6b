import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { findingBooks } from '../../../tests/support/finding-books.ts';
import { proves } from '../../../tests/support/proves.ts';
import { rulesOfPlace } from '../../../tests/support/rules.ts';
import { eventId, grid, people, registration, story } from '../../../tests/support/story.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { seaTeamGap } from '../findings/sea-findings.ts';
import { boatView } from './boat.ts';
import { seaGridView } from './sea-grid.ts';

const rows = { grid };
const sea: Values = {
  seaName: '东极一号海区',
  waters: '东极岛以东十海里',
  anchorKind: 'wharf',
  anchorName: '一村渔港码头',
  grid: grid.code,
};
const opened = () => dossierStory('ZS', 'seaGrid', '320722001').when(people.town, 'register', sea, rows);
const seaId = '0190d000-0000-7000-8000-0000000000aa';

test('ZS-27-1 given a sea grid, when opened, then its port or berth anchor and its land grid counterpart are shown', () => {
  proves('ZS-27-1');
  const blank = dossierStory('ZS', 'seaGrid', '320722001');
  for (const field of ['anchorKind', 'anchorName', 'grid'])
    expect(blank.refused(people.town, 'register', { ...sea, [field]: null }, rows)).toMatchObject({
      code: 'field-missing',
      clause: 'ZS-27-1',
    });
  expect(blank.refused(people.town, 'register', { ...sea, anchorKind: 'lighthouse' }, rows).code).toBe('field-wrong');
  for (const [anchorKind, kind] of [
    ['wharf', '码头'],
    ['berth', '泊位'],
  ] as const) {
    const { dossier, rules } = dossierStory('ZS', 'seaGrid', '320722001').when(
      people.town,
      'register',
      { ...sea, anchorKind },
      rows,
    );
    expect(seaGridView(rules, dossier, [grid], [])).toMatchObject({
      anchor: { kind, name: '一村渔港码头' },
      land: { code: grid.code, name: '01网格' },
    });
  }
  expect(dossierStory('LYG', 'seaGrid', '320722001').refused(people.town, 'register', sea, rows).code).toBe(
    'switched-off-by-profile',
  );
});

test('ZS-27-2 given a sea grid, when one of the four member kinds is missing, then it is a gap', () => {
  proves('ZS-27-2');
  const gap = (dossier: Dossier) =>
    seaTeamGap.find(findingBooks('ZS', '2025-09-01', { dossiers: [dossier] })).map(({ zh, clause }) => [zh, clause]);
  const one = opened();
  expect(gap(one.dossier)).toEqual([
    ['混编队伍缺：涉海部门人员、海警人员、渔业协会（合作社）人员、船籍村网格员', 'ZS-27-2'],
  ]);
  const member = { memberName: '辛', memberUnit: '某单位', memberPhone: '0518-5550101' };
  for (const memberKind of ['department', 'coastGuard', 'fisheryAssociation'])
    one.when(people.town, 'joinTeam', { memberKind, ...member });
  expect(gap(one.dossier)).toEqual([['混编队伍缺：船籍村网格员', 'ZS-27-2']]);
  one.when(people.town, 'joinTeam', { memberKind: 'homeVillageGridStaff', ...member });
  expect(gap(one.dossier)).toEqual([]);
  expect(one.refused(people.town, 'leaveTeam', { memberKind: 'coastGuard', memberName: '无此人' }).code).toBe(
    'rule-forbids',
  );
  one.when(people.town, 'leaveTeam', { memberKind: 'coastGuard', memberName: '辛' });
  expect(gap(one.dossier)).toEqual([['混编队伍缺：海警人员', 'ZS-27-2']]);
});

test('ZS-27-3 given a boat, when opened, then crew, home village, sea grid, disputes and hazards are linked; an emergency takes the fast path', () => {
  proves('ZS-27-3');
  const seaGrid: Dossier = { ...opened().dossier, id: seaId };
  const words: Values = {
    boatName: '浙岱渔00001',
    skipper: '壬',
    skipperPhone: '0518-5550101',
    crew: ['壬', '癸'],
    homeVillage: '320722001001',
    dossier: seaId,
  };
  const boat = dossierStory('ZS', 'boat', '320722001001');
  expect(boat.refused(people.village, 'register', words).code).toBe('rule-forbids');
  boat.when(people.village, 'register', words, { otherDossier: seaGrid });
  const registered = (over: Parameters<typeof registration>[0]) =>
    story('ZS').when(people.county, registration({ number: 'ZS20250901-0010001', ...over })).event;
  const named = (n: number, event: ReturnType<typeof registered>) => ({ ...event, id: `${eventId.slice(0, -1)}${n}` });
  const dispute = named(1, registered({ item: '6113' }));
  const hazard = named(2, registered({}));
  const calm = named(3, registered({}));
  const alarm = named(4, registered({ major: 'suddenIncident' }));
  const link = (linkKind: string, event: typeof dispute) =>
    boat.when(people.village, 'link', { linkKind, event: event.id }, { event });
  link('seaDispute', dispute);
  link('hazard', hazard);
  expect(
    boat.refused(people.village, 'link', { linkKind: 'emergency', event: calm.id }, { event: calm }),
  ).toMatchObject({
    code: 'rule-forbids',
    clause: 'ZS-27-3',
  });
  link('emergency', alarm);
  expect(alarm).toMatchObject({ flags: { majorEvent: true } });
  expect(alarm.clocks.some(({ kind }) => kind === 'majorFirstReport')).toBe(true);
  const view = boatView(boat.dossier, [seaGrid, boat.dossier], [dispute, hazard, calm, alarm]);
  expect(view).toMatchObject({
    crew: ['壬', '癸'],
    homeVillage: '320722001001',
    sea: { title: '东极一号海区' },
    disputes: [dispute.id],
    hazards: [hazard.id],
    emergencies: [alarm.id],
  });
  expect(view.open.map(({ id }) => id)).toEqual([alarm.id, dispute.id, hazard.id]);
  const grids = seaGridView(rulesOfPlace('ZS'), seaGrid, [grid], [seaGrid, boat.dossier]);
  expect(grids.boats.map(({ title }) => title)).toEqual(['浙岱渔00001']);
});
