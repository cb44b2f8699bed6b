import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { provesPartly } from '../../../tests/support/proves.ts';
import { placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { department, grid, people, registration, story } from '../../../tests/support/story.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { machineOf } from '../dossier/machines.ts';
import { specialBoardRule } from '../profile/sea-rules.ts';
import { emergencyBoard, emergencyOn } from './emergency-board.ts';

const declared = (over: Values = {}) =>
  dossierStory('ZS', 'emergency').when(people.director, 'declare', {
    emergencyName: '台风“甲”防御',
    field: 'majorPublicEmergency',
    grids: [grid.code],
    basis: '市防指启动Ⅱ级响应',
    commander: '县中心主任',
    commandPhone: '0518-5550110',
    ...over,
  });

const needIn = (emergency: Dossier) =>
  dossierStory('ZS', 'emergencyNeed', grid.code).when(
    people.staff,
    'enter',
    { dossier: emergency.id, grid: grid.code, personName: '子', needKind: 'evacuation', needText: '危房两人' },
    { grid, otherDossier: emergency },
  );

const taskWords = (emergency: Dossier, over: Values = {}): Values => ({
  dossier: emergency.id,
  task: '转移危房住户',
  toAccount: people.staff.account,
  dueAt: Date.parse('2025-09-01T12:00+08:00'),
  ...over,
});

test('ZS-29-4 given a declared emergency, when started, then its board has the grids hit, the people needing help and direct task lines', () => {
  provesPartly('ZS-29-4');
  const one = declared();
  const emergency = { ...one.dossier, id: '0190d000-0000-7000-8000-0000000000e1' };
  expect(emergencyOn([])).toBeNull();
  expect(emergencyOn([emergency])?.id).toBe(emergency.id);
  const need = needIn(emergency);
  const task = dossierStory('ZS', 'emergencyTask', '320722001');
  const given = (over: Values = {}) => taskWords(emergency, over);
  expect(
    task.refused(people.town, 'give', given({ department: 'chengguan' }), { otherDossier: emergency }),
  ).toMatchObject({
    code: 'rule-forbids',
    clause: 'ZS-29-4',
  });
  task.when(people.town, 'give', given(), { otherDossier: emergency });
  expect(task.dossier).toMatchObject({
    handler: people.staff.account,
    duties: [{ by: people.staff.account, clearedAt: null }],
  });
  const { event } = story('ZS').when(people.county, registration({ number: 'ZS20250901-0010001' }));
  const board = () =>
    emergencyBoard(emergency, [emergency, { ...need.dossier, id: 'n' }, { ...task.dossier, id: 't' }], [event], [grid]);
  expect(board()).toMatchObject({
    grids: [{ code: grid.code, name: '01网格', events: 1, needs: 1 }],
    needs: [{ title: '转移安置', restricted: true }],
    helped: 0,
    tasks: [{ state: 'given' }],
  });
  task.when(people.staff, 'take').when(people.staff, 'report', { taskResult: '已转移两人' });
  need.when(people.staff, 'help', { helpText: '安置在村部' });
  expect(board()).toMatchObject({
    needs: [],
    helped: 1,
    tasks: [{ state: 'done', duties: [{ clearedAt: task.now }] }],
  });
  one.when(people.director, 'end', { endReason: '市防指解除' });
  expect(emergencyOn([one.dossier])).toBeNull();
});

test('given a department is tasked in an emergency, when its liaison looks, then the task is its own and nobody else’s', () => {
  const emergency = declared({ field: 'seaProduction' }).dossier;
  const task = dossierStory('ZS', 'emergencyTask', '320722').when(
    people.county,
    'give',
    taskWords(emergency, { toAccount: null, department: 'chengguan' }),
    { otherDossier: emergency, department: department('chengguan') },
  );
  expect(task.refused(people.water, 'take').code).toBe('not-your-role');
  expect(task.when(people.urban, 'take').dossier.state).toBe('taken');
});

test('given an emergency that has ended, when a need or a task is entered for it, then it is refused', () => {
  const ended = declared().when(people.director, 'end', { endReason: '解除' }).dossier;
  expect(
    dossierStory('ZS', 'emergencyTask', '320722001').refused(people.town, 'give', taskWords(ended), {
      otherDossier: ended,
    }).code,
  ).toBe('rule-forbids');
  expect(() => needIn(ended)).toThrow('rule-forbids');
});

test('given five profiles, when a special board is asked for, then only the text that has one offers it, with its fields', () => {
  const on = placeIds.filter((place) => machineOf('emergency')?.on?.(rulesOfPlace(place).profile) === true);
  expect(on).toEqual(['ZS']);
  expect(specialBoardRule(rulesOfPlace('ZS').profile)).toMatchObject({
    clause: 'ZS-29-4',
    fields: [{ key: 'majorPublicEmergency' }, { key: 'seaProduction' }],
  });
});
