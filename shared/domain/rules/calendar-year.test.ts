import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { people } from '../../../tests/support/story.ts';
import { startClock } from '../../time/clock.ts';
import { rulesInForce } from '../dossier/rules-in-force.ts';

/** An invented notice of 2027: it moves dates, so that a late table shows. */
export const notice2027 = {
  year: 2027,
  notice: '示例通知〔2026〕1号',
  off: [
    '元旦 2027-01-01 2027-01-05',
    '春节 2027-02-05 2027-02-12',
    '清明节 2027-04-03 2027-04-05',
    '劳动节 2027-05-01 2027-05-05',
    '端午节 2027-06-09',
    '中秋节 2027-09-15',
    '国庆节 2027-10-01 2027-10-07',
  ],
  workdays: ['2027-02-14', '2027-05-08', '2027-10-09'],
};

test('given a notice imported and put in force, then clocks due in its year are counted with it and are no longer provisional (D7)', () => {
  const story = dossierStory('LYG', 'calendarYear')
    .at('2026-12-29T10:00')
    .when(people.director, 'import', notice2027)
    .when(people.director, 'putInForce', { checkedAgainst: '政府网站原文' });
  const { dossier, rules } = story;
  const dueWith = (given: typeof rules) => {
    const clock = startClock({
      id: 'a',
      kind: 'deptHandle',
      basis: 'LYG-30-1',
      statutory: true,
      startAt: Date.parse('2026-12-28T10:00+08:00'),
      period: { length: 7, unit: 'day' },
      rule: given.profile.version,
      calendar: given.calendar,
    });
    return [clock.dueDate, clock.provisional, clock.calendar];
  };
  const after = rulesInForce(rules, [dossier], dossier.changedAt);
  expect(dueWith(rules)).toEqual(['2027-01-04', true, rules.calendar.version]);
  expect(dueWith(after)).toEqual(['2027-01-06', false, after.calendar.version]);
  expect(after.calendar.version).toContain('+2027.');
  // The rule is the same: only the calendar got a new version.
  expect(after.profile).toBe(rules.profile);
});

test('given a year already held, a broken line or a holiday left out, when imported, then it is refused with the path', () => {
  const story = dossierStory('LYG', 'calendarYear');
  const zh = (fields: Record<string, unknown>): string | undefined =>
    story.refused(people.director, 'import', { ...notice2027, ...fields } as never).detail['zh'];
  expect(zh({ year: 2026 })).toContain('year');
  expect(zh({ off: ['元旦 2027年1月1日'] })).toContain('table.off.0');
  expect(zh({ off: notice2027.off.slice(1) })).toContain('元旦');
  expect(zh({ workdays: ['2027-05-10'] })).toContain('workdays.0');
});

test('given one year in force, when the same year comes from another desk, then it is refused and the first one holds', () => {
  const first = dossierStory('LYG', 'calendarYear')
    .when(people.director, 'import', notice2027)
    .when(people.director, 'putInForce', { checkedAgainst: '原文' });
  const now = rulesInForce(first.rules, [first.dossier], first.now);
  const second = dossierStory('LYG', 'calendarYear', '320722', now);
  expect(second.refused(people.director, 'import', notice2027).detail['zh']).toContain('2027');
});
