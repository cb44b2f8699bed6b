import { describe, expect, test } from 'vitest';
import { proves } from '../../../tests/support/proves.ts';
import { people, proof, registration, type Step, story } from '../../../tests/support/story.ts';
import { detailFields } from '../profile/item-details.ts';
import { foundToFirstAction } from './event-details.ts';

const neighbours = '6101';
const petition = '6114';
const violence = '6190';
type Place = 'LYG' | 'ZS' | 'AK' | 'JS' | 'ZG';

const found = (place: Place, item = neighbours, details = {}) =>
  story(place).when(people.staff, registration({ item, channel: 'gridStaff', details }));
const kindsOf = (place: Place) =>
  detailFields(story(place).rules.profile, 'dispute')
    .find((f) => f.key === 'kind')
    ?.list?.options.map((o) => o.key);
const settle = (details = {}): Step => ({
  kind: 'event.settle',
  result: '双方握手言和',
  proofs: [proof],
  ...(Object.keys(details).length > 0 && { details }),
});
const minute = 60_000;

describe('disputes', () => {
  test.each([
    ['LYG', 'LYG-9-3'],
    ['JS', 'JS-9-5'],
  ] as const)(
    '%s: given a dispute, when classified, then it takes one listed kind, and domestic violence is restricted',
    (place, clause) => {
      proves(clause);
      expect(kindsOf(place)).toEqual(['petition', 'domesticViolence', 'civilDispute', 'otherInstability']);
      const s = found(place, 'unclassified');
      expect(s.event.details).toEqual({});
      const classify = { kind: 'event.classify', item: petition, severity: 3, reason: '' } as const;
      expect(s.when(people.village, classify).event.details.kind).toBe('petition');
      const wrong = s.refused(people.village, { ...classify, details: { kind: 'neighbour' } });
      expect(wrong).toMatchObject({
        code: 'detail-not-listed',
        clause,
        detail: { fields: 'kind', value: 'neighbour' },
      });

      expect(found(place, violence).event).toMatchObject({
        details: { kind: 'domesticViolence' },
        flags: { restricted: true },
      });
      expect(s.event.flags.restricted).toBe(false);
      s.when(people.village, { ...classify, item: neighbours, details: { kind: 'domesticViolence' } });
      expect(s.event.flags.restricted).toBe(true);
      // Called something else later it stays out of sight.
      expect(s.when(people.village, classify).event.flags.restricted).toBe(true);
    },
  );

  test('ZS-22-4 given a dispute, when found, then it is closed on the spot with a result or reported, and the time between is measured', () => {
    proves('ZS-22-4');
    const onSpot = found('ZS').at('2025-09-01T10:20');
    expect(foundToFirstAction(onSpot.event)).toBeNull();
    onSpot.when(people.staff, { kind: 'event.takeOnSpot' });
    // Told at 9:50, acted at 10:20.
    expect(foundToFirstAction(onSpot.event)).toBe(30 * minute);
    onSpot.at('2025-09-01T11:00').when(people.staff, settle());
    expect(onSpot.event).toMatchObject({ state: 'completed', result: '双方握手言和' });
    expect(foundToFirstAction(onSpot.event)).toBe(30 * minute);

    const reported = found('ZS')
      .at('2025-09-01T10:05')
      .when(people.staff, { kind: 'event.reportToVillage', reason: '调解不成' });
    expect(reported.event.state).toBe('atVillage');
    expect(foundToFirstAction(reported.event)).toBe(15 * minute);
  });

  test('AK-9.4 given a dispute, when found, then kind and way of finding are set and the time to the first action is measured', () => {
    proves('AK-9.4');
    expect(kindsOf('AK')).toEqual(['marriageFamily', 'emotional', 'neighbour', 'contract', 'other']);
    const s = found('AK');
    expect(s.event.details.kind).toBe('neighbour');
    const up = { kind: 'event.reportToVillage', reason: '需调解' } as const;
    expect(s.refused(people.staff, up)).toMatchObject({
      code: 'details-missing',
      clause: 'AK-9.4',
      detail: { fields: 'way' },
    });
    const completes = { kind: 'event.completeDetails', details: { way: 'homeVisit' } } as const;
    expect(s.refused(people.staff, { ...completes, details: { way: 'byDrone' } })).toMatchObject({
      code: 'detail-not-listed',
    });
    s.when(people.staff, completes).at('2025-09-01T10:10').when(people.staff, { kind: 'event.takeOnSpot' });
    expect(s.event.details).toMatchObject({ kind: 'neighbour', way: 'homeVisit' });
    expect(foundToFirstAction(s.event)).toBe(20 * minute);
    expect(s.when(people.staff, settle()).event.state).toBe('completed');
  });

  test('ZG-9-5 given a dispute, when found, then it has information, defusing steps and outcome, or is reported up', () => {
    proves('ZG-9-5');
    const s = found('ZG').when(people.staff, { kind: 'event.takeOnSpot' });
    expect(s.refused(people.staff, settle())).toMatchObject({
      code: 'details-missing',
      clause: 'ZG-9-5',
      detail: { fields: 'defusing' },
    });
    s.when(people.staff, settle({ defusing: '分别听取，当面说和。' }));
    expect(s.event).toMatchObject({
      state: 'completed',
      content: '雨后路面积水，行人绕行。',
      result: '双方握手言和',
      details: { kind: 'civilDispute', defusing: '分别听取，当面说和。' },
    });
    const up = found('ZG').when(people.staff, { kind: 'event.reportToCenter', reason: '当事人众多' });
    expect(up.event).toMatchObject({ state: 'triage', level: 'county' });
  });
});
