import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds } from '../../../tests/support/rules.ts';
import { people } from '../../../tests/support/story.ts';
import { isRunning } from '../../time/clock.ts';
import type { Actor } from '../actor/actor.ts';
import { isBarred } from '../dossier/act-on-dossier.ts';
import type { Values } from '../dossier/dossier.ts';

const subject: Actor = { ...people.staff, unit: '一村网格队' };
const colleague: Actor = { ...people.county, account: 'seat.of.the.team', unit: '一村网格队' };
const handler: Actor = { ...people.county, account: 'seat.b', name: '经办人' };
const second: Actor = { ...people.county, account: 'seat.c', name: '复核人' };

const received = (over: Values = {}): Values => ({
  channel: 'phone',
  anonymous: false,
  complainantName: '丙',
  complainantPhone: '1390000****'.replaceAll('*', '0'),
  staff: 's1',
  staffName: '甲',
  staffUnit: subject.unit,
  staffAccount: subject.account,
  conductClass: 'rudeConduct',
  complaintText: '上门时态度蛮横。',
  ...over,
});
const named = (who: Actor): Values => ({ handler: who.account, handlerUnit: who.unit, handlerArea: who.area });
const decision = (over: Values = {}): Values => ({
  outcome: 'orderCorrection',
  ruleCited: '本地网格员行为规范',
  decidingBody: '县网格化服务管理中心',
  decidedOn: '2025-09-05',
  decisionText: '属实。',
  correctionDue: '2025-09-20',
  ...over,
});
const replied: Values = { replyWay: 'phone', repliedOn: '2025-09-06', replyText: '已处理。' };
const heard: Values = { heardOn: '2025-09-03', declined: false, statement: '承认语气不当。' };
const carried: Values = { carriedOutOn: '2025-09-10', carriedOutHow: '已上门道歉。' };

const opened = (place: PlaceId, over: Values = {}) =>
  dossierStory(place, 'complaint', '320722001001001').when(people.county, 'receive', received(over));
const investigating = (place: PlaceId, over: Values = {}) =>
  opened(place, over).when(people.county, 'accept').when(people.director, 'nameHandler', named(handler));
const inquired = (place: PlaceId, over: Values = {}) =>
  investigating(place, over)
    .when(handler, 'addEvidence', { evidenceNew: ['电话录音'] })
    .when(handler, 'hear', heard);

test.each(placeIds)(
  'given a complaint in %s, when handled, then the subject is barred from the first act on and it closes only with outcome and reply (LYG-19-4, JS-19-4, ZS-21-2-2)',
  (place) => {
    proves('LYG-19-4', 'JS-19-4', 'ZS-21-2-2');
    const story = opened(place);
    expect(isBarred(subject, story.dossier)).toBe(true);
    expect(isBarred(colleague, story.dossier)).toBe(true);
    expect(story.refused(colleague, 'accept').code).toBe('subject-is-barred');
    expect(story.refused(subject, 'note', { note: '我要说明' }).code).toBe('subject-is-barred');
    expect(story.acts(colleague)).toEqual([]);
    expect(isBarred(people.county, story.dossier)).toBe(false);

    story.when(people.county, 'accept');
    expect(story.refused(people.county, 'decide', decision()).code).toBe('wrong-act-state');
    story.when(people.director, 'nameHandler', named(handler));
    expect(story.dossier.handler).toBe(handler.account);
    expect(story.refused(handler, 'close').code).toBe('wrong-act-state');
    story.when(handler, 'addEvidence', { evidenceNew: ['电话录音'] }).when(handler, 'hear', heard);
    expect(story.refused(handler, 'reply', replied).code).toBe('wrong-act-state');
    story.when(handler, 'decide', decision());
    expect(story.refused(handler, 'close').code).toBe('wrong-act-state');
    story.when(handler, 'reply', replied);
    expect(story.refused(handler, 'close').detail.zh).toContain('没有落实');
    story.when(handler, 'carryOut', carried).when(handler, 'close').when(handler, 'archive', {});
    expect(story.dossier).toMatchObject({ state: 'archived', data: { founded: true, replyWay: 'phone' } });
  },
);

test('given people of the subject’s unit or the subject’s village manager, when they receive or are named, then it is refused (invariant 6)', () => {
  const fresh = dossierStory('LYG', 'complaint', '320722001001001');
  expect(fresh.refused(colleague, 'receive', received()).code).toBe('subject-is-barred');
  const story = opened('LYG', { managerAccount: people.village.account }).when(people.county, 'accept');
  const refused = (over: Values) => story.refused(people.director, 'nameHandler', { ...named(handler), ...over }).code;
  expect(refused({ handler: subject.account })).toBe('subject-is-barred');
  expect(refused({ handler: people.village.account })).toBe('subject-is-barred');
  expect(refused({ handlerUnit: subject.unit })).toBe('subject-is-barred');
  expect(refused({ handlerArea: '320722001001' })).toBe('subject-is-barred');
  story.when(people.director, 'nameHandler', named(people.town));
  expect(story.dossier.state).toBe('investigating');
});

test('given a case under inquiry, when evidence or the hearing is missing, then it cannot be decided and another seat cannot step in', () => {
  const story = investigating('LYG');
  expect(story.refused(people.county, 'addEvidence', { evidenceNew: ['照片'] }).code).toBe('not-the-holder');
  expect(story.refused(handler, 'decide', decision()).detail.zh).toContain('证据');
  story.when(handler, 'addEvidence', { evidenceNew: ['照片'], evidenceEntries: ['#12'] });
  expect(story.refused(handler, 'decide', decision()).code).toBe('rule-forbids');
  expect(story.refused(handler, 'hear', { heardOn: '2025-09-03', declined: false }).code).toBe('rule-forbids');
  story.when(handler, 'hear', { heardOn: '2025-09-03', declined: true });
  expect(story.refused(people.county, 'decide', decision()).code).toBe('not-the-holder');
  expect(story.refused(handler, 'decide', decision({ ruleCited: null })).detail.zh).toContain('依据');
  expect(story.refused(handler, 'decide', decision({ correctionDue: null })).detail.zh).toContain('期限');
  story.when(handler, 'addEvidence', { evidenceNew: ['录音'] }).when(handler, 'decide', decision());
  expect(story.dossier.data).toMatchObject({ evidence: ['照片', '录音'], entries: ['#12'], founded: true });
});

test('given an outcome list by profile, when ZG decides, then only the measures of ZG-22 stand and the correction date runs as a clock (ZG-22)', () => {
  proves('ZG-22');
  const story = inquired('ZG');
  for (const outcome of ['reassign', 'dismiss', 'otherMeasure', 'criticism'])
    expect(story.refused(handler, 'decide', decision({ outcome })).code).toBe('field-wrong');
  expect(story.refused(handler, 'decide', decision({ decidingBody: null })).detail.field).toBe('decidingBody');
  expect(story.refused(handler, 'decide', decision({ decidedOn: null })).detail.field).toBe('decidedOn');
  expect(story.refused(handler, 'decide', decision({ correctionDue: null })).clause).toBe('ZG-22');
  expect(story.refused(handler, 'decide', decision({ outcome: 'criminalLiability' })).detail.zh).toContain('移送');
  story.when(handler, 'decide', decision());
  const [correction] = story.dossier.clocks.filter(isRunning);
  expect(correction).toMatchObject({ basis: 'ZG-22', dueDate: '2025-09-20', statutory: false });
  story.when(handler, 'reply', replied).when(handler, 'carryOut', carried).when(handler, 'close');
  expect(story.dossier.data).toMatchObject({ outcome: 'orderCorrection', decidedOn: '2025-09-05' });
  for (const outcome of ['circulateCriticism', 'disciplinaryHandling'])
    expect(inquired('ZG').when(handler, 'decide', decision({ outcome })).dossier.state).toBe('decided');
});

test('given crime suspected, when the county transfers it, then the reference is kept and the organ’s outcome may be recorded (ZG-22, LYG-39-6)', () => {
  const story = investigating('ZG');
  const transfer = { transferTo: 'police', transferReference: '移〔2025〕1号', transferredOn: '2025-09-04' };
  expect(story.refused(people.town, 'transferOut', transfer).code).toBe('not-your-role');
  story
    .when(people.director, 'transferOut', transfer)
    .when(people.director, 'decide', decision({ outcome: 'criminalLiability', correctionDue: null }));
  expect(story.dossier.data).toMatchObject({ transferReference: '移〔2025〕1号', outcome: 'criminalLiability' });
});

test('given a breach of art. 20 in ZS, when closed, then rule cited, measure and date are kept (ZS-38-2)', () => {
  proves('ZS-38-2');
  const story = inquired('ZS');
  expect(story.refused(handler, 'decide', decision({ outcome: 'byLawAndRules', ruleCited: '' })).code).toBe(
    'field-wrong',
  );
  expect(story.refused(handler, 'decide', decision({ outcome: 'byLawAndRules', ruleCited: null })).clause).toBe(
    'ZS-38-2',
  );
  story
    .when(handler, 'decide', decision({ outcome: 'byLawAndRules', ruleCited: 'ZS-20-4', correctionDue: null }))
    .when(handler, 'reply', replied)
    .when(handler, 'close');
  expect(story.dossier).toMatchObject({
    state: 'closed',
    data: { conductClass: 'rudeConduct', ruleCited: 'ZS-20-4', outcome: 'byLawAndRules', decidedOn: '2025-09-05' },
  });
});

test('given an anonymous complaint, when decided, then no reply is asked for; given a name, then no exemption', () => {
  const anonymous = inquired('LYG', { anonymous: true, complainantName: null, complainantPhone: null }).when(
    handler,
    'decide',
    decision({ outcome: 'unfounded', ruleCited: null, correctionDue: null }),
  );
  expect(anonymous.refused(handler, 'reply', replied).code).toBe('rule-forbids');
  anonymous.when(handler, 'exemptReply').when(handler, 'close');
  expect(anonymous.dossier.data).toMatchObject({ founded: false, replyExempt: true });

  const known = inquired('LYG').when(handler, 'decide', decision({ outcome: 'unfounded', correctionDue: null }));
  expect(known.refused(handler, 'exemptReply').code).toBe('rule-forbids');
  expect(
    dossierStory('LYG', 'complaint').refused(people.county, 'receive', received({ complainantPhone: null })).detail.zh,
  ).toContain('匿名');
});

test('given a complaint not accepted, when closed, then only after the complainant was told', () => {
  const story = opened('JS').when(people.county, 'refuse', { refuseReason: '不属于网格员履职行为。' });
  expect(story.refused(people.county, 'close').detail.zh).toContain('答复');
  story.when(people.county, 'reply', replied).when(people.county, 'close');
  expect(story.dossier.state).toBe('closed');
});

test('given a reply, when reviewed, then once, by another handler, and the new decision replaces the old one', () => {
  const reason = { reviewReason: '投诉人不服。' };
  const story = inquired('LYG').when(handler, 'decide', decision()).when(handler, 'reply', replied);
  expect(story.refused(people.director, 'review', { ...reason, ...named(handler) }).detail.zh).toContain('另行');
  story.when(people.director, 'review', { ...reason, ...named(second) });
  expect(story.refused(handler, 'decide', decision()).detail.zh).toContain('另一经办人');
  story.when(second, 'decide', decision({ outcome: 'unfounded', ruleCited: null, correctionDue: null }));
  expect(story.dossier.clocks.filter(isRunning)).toEqual([]);
  expect(story.refused(second, 'close').code).toBe('wrong-act-state');
  story.when(second, 'reply', replied);
  expect(story.refused(people.director, 'review', { ...reason, ...named(handler) }).detail.zh).toContain('一次');
  story.when(second, 'close');
  expect(story.dossier.data).toMatchObject({ founded: false });
});

test('given a dismissal, when carried out, then the card must be back and the account closed before it closes (LYG-39-4)', () => {
  const story = inquired('LYG')
    .when(handler, 'decide', decision({ outcome: 'dismiss', correctionDue: null }))
    .when(handler, 'reply', replied);
  expect(story.refused(handler, 'carryOut', carried).clause).toBe('LYG-39-4');
  expect(story.refused(handler, 'close').code).toBe('rule-forbids');
  story.when(handler, 'carryOut', { ...carried, cardRecovered: true, accountClosed: true }).when(handler, 'close');
  expect(story.dossier.state).toBe('closed');
});

test('given no text that counts days, when accepted, then the clock is a local target and never statutory (C14)', () => {
  for (const place of placeIds) {
    const [clock] = opened(place).when(people.county, 'accept').dossier.clocks;
    expect(clock).toMatchObject({ basis: 'local', statutory: false });
  }
});

test('given a complaint, when grid staff or village people come to it, then not even a note is taken', () => {
  const story = opened('LYG');
  const neighbour: Actor = { ...people.staff, account: 'other.grid', unit: 'elsewhere' };
  for (const who of [neighbour, people.village])
    expect(story.refused(who, 'note', { note: '…' }).code).toBe('not-your-role');
  expect(story.dossier.restricted).toBe(true);
});
