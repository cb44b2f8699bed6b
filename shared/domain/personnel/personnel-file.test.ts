import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { proves } from '../../../tests/support/proves.ts';
import type { PlaceId } from '../../../tests/support/rules.ts';
import { grid, people } from '../../../tests/support/story.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { personnelFile } from './personnel-file.ts';

const who: Values = { staff: 's1', staffName: '甲' };

/** A part-time post from start to handing back the card. */
function post(place: PlaceId): Dossier {
  const training = { inductedOn: '2025-08-28', inductionHours: 8, inductionPlace: '县委党校' };
  return dossierStory(place, 'assignment', '320722001')
    .when(
      people.town,
      'propose',
      {
        ...who,
        grid: grid.code,
        gridRole: 'partTimeStaff',
        background: 'peoplesMediator',
        volunteer: false,
        startOn: '2025-09-02',
        consent: true,
      },
      { grid },
    )
    .when(people.town, 'check', { checkText: '同意。' })
    .when(people.town, 'confirm', { confirmedOn: '2025-09-01' })
    .when(people.town, 'induct', training)
    .when(people.town, 'activate', { startedOn: '2025-09-02', cardNumber: 'K-001' })
    .at('2026-03-01T10:00')
    .when(people.town, 'leave', { leaveReason: 'resigned', leftOn: '2026-02-28' })
    .when(people.town, 'recoverCard', { cardRecoveredOn: '2026-03-01' })
    .when(people.town, 'postingUpdated', { postingUpdatedOn: '2026-03-01' }).dossier;
}

const record = (place: PlaceId, recordKind: string, recordedFor: string, recordText: string): Dossier =>
  dossierStory(place, 'staffRecord', '320722001')
    .at('2026-04-01T10:00')
    .when(people.town, 'record', { ...who, recordKind, recordedFor, recordText, recordBody: '县中心' }).dossier;

function found(place: PlaceId, outcome: string, decidedOn: string): Dossier {
  const cited = outcome === 'unfounded' ? null : '行为规范第三条';
  return dossierStory(place, 'conductFinding', grid.code)
    .when(people.county, 'file', {
      ...who,
      source: 'inspection',
      staffUnit: '一村网格队',
      conductClass: 'rudeConduct',
      findingText: '态度蛮横。',
    })
    .when(people.director, 'decide', {
      answer: '认可。',
      outcome,
      ruleCited: cited,
      decidingBody: '县中心',
      decidedOn,
      ...(outcome === 'orderCorrection' && { correctionDue: '2025-12-31' }),
    }).dossier;
}

test.each([
  ['LYG', 'LYG-20-2'],
  ['JS', 'JS-20-2'],
  ['ZS', 'ZS-36-3-2'],
] as const)(
  'given a staff member in %s who left, when the file is opened, then appointments, cards, training, assessments, rewards and founded complaints stand in time order (%s)',
  (place, clause) => {
    proves(clause);
    const left = post(place);
    expect(left.state).toBe('ended');
    const dossiers = [
      found(place, 'orderCorrection', '2025-12-10'),
      found(place, 'unfounded', '2025-12-11'),
      record(place, 'reward', '2026-01-20', '先进个人'),
      record(place, 'assessment', '2025-12-31', '年度考核合格'),
      left,
      record(place, 'training', '2025-10-15', '轮训三天'),
    ];
    const file = personnelFile('s1', dossiers);
    expect(file.map(({ on, kind }) => [on, kind])).toEqual([
      ['2025-08-28', 'training'],
      ['2025-09-02', 'appointment'],
      ['2025-09-02', 'card'],
      ['2025-10-15', 'training'],
      ['2025-12-10', 'complaint'],
      ['2025-12-31', 'assessment'],
      ['2026-01-20', 'reward'],
      ['2026-02-28', 'appointment'],
      ['2026-03-01', 'card'],
    ]);
    expect(file.find(({ kind }) => kind === 'complaint')?.zh).toContain('责令改正');
    expect(personnelFile('s2', dossiers)).toEqual([]);
  },
);

test('given a line that was wrong, when struck out, then it leaves the file and its entry stays readable; a date to come is refused', () => {
  const story = dossierStory('LYG', 'staffRecord', '320722001');
  const line = {
    ...who,
    recordKind: 'reward',
    recordedFor: '2025-08-01',
    recordText: '先进个人',
    recordBody: '县中心',
  };
  expect(story.refused(people.town, 'record', { ...line, recordedFor: '2025-09-02' }).code).toBe('rule-forbids');
  story.when(people.town, 'record', line);
  expect(personnelFile('s1', [story.dossier])).toHaveLength(1);
  expect(story.refused(people.town, 'strike', { strikeReason: '登错人。' }).code).toBe('not-your-role');
  story.when(people.director, 'strike', { strikeReason: '登错人。' });
  expect(personnelFile('s1', [story.dossier])).toEqual([]);
  expect(story.dossier.data.recordText).toBe('先进个人');
});
