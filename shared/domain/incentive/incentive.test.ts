import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { department, eventId, people } from '../../../tests/support/story.ts';
import { tinyCounty } from '../../../tests/support/tiny-county.ts';
import { actsOnDossier } from '../dossier/act-on-dossier.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { dossierOfEvent } from '../dossier/dossier-of-event.ts';
import { seesDossier } from '../dossier/sees-dossier.ts';
import type { GridEvent } from '../event/event.ts';
import { clueCaseTwice } from '../findings/clue-case-twice.ts';
import { personnelFile } from '../personnel/personnel-file.ts';
import { clueRule } from '../profile/incentive-rules.ts';
import { subsidiesOwed } from './mediated-cases.ts';

const subsidyId = dossierOfEvent('caseSubsidy', eventId);
/** A dispute that the chief settled with an agreement, completed in August. */
const mediated = (over: Partial<GridEvent> = {}): GridEvent =>
  ({
    id: eventId,
    item: '6101',
    state: 'closed',
    lastHolder: { kind: 'gridStaff', id: people.staff.account, name: '甲' },
    proofs: [{ kind: 'agreement', name: '调解协议', sha256: null }],
    completedAt: Date.parse('2025-08-20T10:00+08:00'),
    ...over,
  }) as GridEvent;
const line: Values = { staff: 's1', staffName: '甲', proposedFen: 5000 };
const subsidy = (place: PlaceId = 'AK', id = subsidyId) =>
  dossierStory(place, 'caseSubsidy', '320722001001001', undefined, id);

test('given disputes closed by a chief’s mediation with agreement, when the month closes, then a line is owed once per case, checked, approved, paid and visible to the chief (AK-11.2.3)', () => {
  proves('AK-11.2.3');
  const rules = rulesOfPlace('AK');
  const others = [
    mediated({ item: '0102' }),
    mediated({ state: 'triage' }),
    mediated({ proofs: [] }),
    mediated({ lastHolder: { kind: 'department', id: 'chengguan', name: '城管' } }),
  ];
  expect(subsidiesOwed('2025-08', [mediated(), ...others], [], rules)).toEqual([mediated()]);
  expect(subsidiesOwed('2025-09', [mediated()], [], rules)).toEqual([]);
  for (const event of others)
    expect(subsidy().refused(people.town, 'propose', line, { event })).toMatchObject({ clause: 'AK-11.2.3' });

  const story = subsidy().when(people.town, 'propose', line, { event: mediated() });
  expect(subsidiesOwed('2025-08', [mediated()], [story.dossier], rules)).toEqual([]);
  expect(story.refused(people.county, 'propose', line, { event: mediated() }).code).toBe('already-exists');
  expect(
    subsidy('AK', '0190d000-0000-7000-8000-00000000000f').refused(people.county, 'propose', line, { event: mediated() })
      .detail.zh,
  ).toContain('只能有一份');
  expect(seesDossier(people.staff, story.dossier)).toBe(true);
  expect(story.refused(people.town, 'check', { checkText: '同意。' }).detail.zh).toContain('自己');
  story.when(people.county, 'check', { checkText: '同意。' });
  expect(story.refused(people.director, 'approve', { approvedFen: 0 }).code).toBe('rule-forbids');
  expect(story.refused(people.town, 'pay', { paidOn: '2025-09-10', paymentReference: 'P1' }).code).toBe(
    'wrong-act-state',
  );
  story
    .when(people.director, 'approve', { approvedFen: 5000 })
    .when(people.town, 'pay', { paidOn: '2025-09-10', paymentReference: 'P1' });
  expect(story.dossier).toMatchObject({ state: 'paid', data: { approvedFen: 5000 } });
  expect(seesDossier(people.staff, story.dossier)).toBe(true);
});

test('given places without that text, when a subsidy or a clue is opened, then the thing does not exist', () => {
  for (const place of placeIds.filter((id) => id !== 'AK')) {
    expect(subsidy(place).refused(people.town, 'propose', line, { event: mediated() }).code).toBe(
      'switched-off-by-profile',
    );
    expect(clueStory(place).refused(people.director, 'report', clue, body).code).toBe('switched-off-by-profile');
  }
});

const body = { department: department('chengguan') };
const clue: Values = {
  clueField: 'antiDrug',
  clueText: '某处夜间有人聚集吸毒。',
  reporterName: '戊',
  reporterPhone: '0518-5550155',
  department: 'chengguan',
};
const clueStory = (place: PlaceId) => dossierStory(place, 'clueReward', '320722001001001');
const verified = () =>
  clueStory('AK')
    .when(people.staff, 'report', clue, body)
    .when(people.urban, 'verify', { caseReference: '案2025-7', verifiedOn: '2025-09-01' });
const first: Values = { firstReporter: true, rewardedBefore: false };

test('given a clue, when rewarded, then first reporter only, one reward a case, paid by the investigating body, false ones marked (AK-11.2.4)', () => {
  proves('AK-11.2.4');
  expect(clueRule(rulesOfPlace('AK').profile)?.clause).toBe('AK-11.2.4');
  const story = verified();
  expect(story.refused(people.director, 'approve', { rewardFen: 10000 }).code).toBe('wrong-act-state');
  story.when(people.urban, 'checkFirst', first).when(people.director, 'approve', { rewardFen: 10000 });
  const payment = { paidOn: '2025-09-20', paymentReference: '封-1' };
  expect(story.refused(people.director, 'pay', payment).code).toBe('not-your-role');
  expect(story.refused(people.water, 'pay', payment).code).toBe('not-your-role');
  story.when(people.urban, 'pay', payment);
  expect(story.dossier.state).toBe('paid');

  for (const answer of [
    { ...first, firstReporter: false },
    { ...first, rewardedBefore: true },
  ]) {
    const notDue = verified().when(people.urban, 'checkFirst', answer);
    expect(notDue.dossier.state).toBe('notDue');
    expect(notDue.refused(people.director, 'approve', { rewardFen: 1 }).code).toBe('wrong-act-state');
  }
  const later = { ...story.dossier, id: 'later', openedAt: story.dossier.openedAt + 1 };
  const books = {
    rules: rulesOfPlace('AK'),
    registry: tinyCounty,
    dossiers: [later, story.dossier],
    events: [],
    at: 0,
  };
  expect(clueCaseTwice.find(books)).toMatchObject([{ subject: 'later', clause: 'AK-11.2.4' }]);
  expect(clueCaseTwice.find({ ...books, dossiers: [story.dossier] })).toEqual([]);
  const untrue = verified().when(people.urban, 'markFalse', {
    falseText: '查无此事。',
    falseConsequence: '批评教育。',
  });
  expect(untrue.dossier).toMatchObject({ state: 'false', data: { falseConsequence: '批评教育。' } });
});

test('C34 given a clue, when others look, then only the head of the centre, the investigating body and who reported it see it, and no personnel file has it', () => {
  const { dossier } = verified();
  const see = Object.entries(people).filter(([, actor]) => seesDossier(actor, dossier));
  expect(see.map(([name]) => name)).toEqual(['staff', 'director', 'urban']);
  expect(dossier.restricted).toBe(true);
  expect(dossier.title).not.toContain('戊');
  const context = { rules: rulesOfPlace('AK'), actor: people.county, at: dossier.changedAt, hubAt: dossier.changedAt };
  expect(actsOnDossier(context, { dossier })).toEqual([]);
  // Even one that names a person of the registry is passed over.
  const named: Dossier = { ...dossier, state: 'paid', data: { ...dossier.data, staff: 's1', paidOn: '2025-09-20' } };
  expect(personnelFile('s1', [named])).toEqual([]);
});
