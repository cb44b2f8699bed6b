import { expect, test } from 'vitest';
import { dispatchTo, morePeople, people, registration, story } from '../../../tests/support/story.ts';
import { awaitedReaders, mentionsIn, seesEvent, unreadMentions } from './mention.ts';

const wang = { account: people.town.account, name: '王芳' };
const fang = { account: 'f2', name: '王芳芳' };

const noted = () =>
  story('LYG')
    .when(people.county, registration())
    .when(people.county, { kind: 'event.addNote', text: '@王芳 请到现场看看', mentions: [wang, wang] });

test('Q4 given a note that names somebody twice, then it waits for him once, until he has read it; others read nothing away', () => {
  const s = noted();
  expect(awaitedReaders(s.event)).toEqual([wang.account]);
  expect(unreadMentions(s.event, wang.account)).toMatchObject([{ by: people.county.name, text: '@王芳 请到现场看看' }]);
  s.when(people.leader, { kind: 'event.readMention', upTo: s.now });
  expect(awaitedReaders(s.event)).toEqual([wang.account]);
  s.when(people.town, { kind: 'event.readMention', upTo: s.now });
  expect(awaitedReaders(s.event)).toEqual([]);
  expect(s.event.mentions).toMatchObject([{ account: wang.account, readAt: s.now }]);
});

test('Q4 given a note that came in after the one that was shown, when that one is read, then the later one still waits', () => {
  const s = noted();
  const shown = s.now;
  s.at('2025-09-02T09:00').when(people.leader, { kind: 'event.addNote', text: '再催 @王芳', mentions: [wang] });
  s.when(people.town, { kind: 'event.readMention', upTo: shown });
  expect(unreadMentions(s.event, wang.account).map((m) => m.text)).toEqual(['再催 @王芳']);
});

test('Q4 given a note without names, then the event is as it always was: nothing of it changes the row', () => {
  const s = story('LYG').when(people.county, registration()).when(people.county, { kind: 'event.addNote', text: 'x' });
  expect(s.event.mentions).toBeUndefined();
});

test('Q4 given two people of one name and one whose name begins so, then @ and the name mean who was chosen, and the longest name', () => {
  const other = { account: 'w3', name: '王芳' };
  const people3 = [wang, other, fang];
  expect(mentionsIn('@王芳芳 来', people3, new Set())).toEqual([fang]);
  expect(mentionsIn('@王芳 来', people3, new Set([other.account]))).toEqual([other]);
  expect(mentionsIn('@王芳 来', people3, new Set()).map((m) => m.account)).toEqual([wang.account, 'w3']);
  expect(mentionsIn('王芳 来', people3, new Set([other.account]))).toEqual([]);
});

test('invariant 9 given a restricted event, then only seats of its area can be named; a department only once it is involved', () => {
  const s = story('LYG')
    .when(people.county, registration())
    .when(people.county, { kind: 'event.reportToCenter', reason: '' });
  expect(seesEvent(people.urban, s.event)).toBe(false);
  s.when(people.county, dispatchTo());
  expect(
    [people.urban, people.water, people.town, people.otherTown, morePeople.supervisor].map((p) =>
      seesEvent(p, s.event),
    ),
  ).toEqual([true, false, true, false, true]);
  const restricted = { ...s.event, flags: { ...s.event.flags, restricted: true } };
  expect([people.town, people.staff, morePeople.supervisor].map((p) => seesEvent(p, restricted))).toEqual([
    true,
    false,
    false,
  ]);
});
