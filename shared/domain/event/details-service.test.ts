import { describe, expect, test } from 'vitest';
import { proves } from '../../../tests/support/proves.ts';
import { dispatchTo, people, proof, registration, type Step, story } from '../../../tests/support/story.ts';
import { detailFields } from '../profile/item-details.ts';

const errand = '7101';
type Place = 'LYG' | 'ZS' | 'AK' | 'JS' | 'ZG';

const fieldsOf = (place: Place) => detailFields(story(place).rules.profile, 'serviceAgency');
const optionsOf = (place: Place, key: string) =>
  fieldsOf(place)
    .find((f) => f.key === key)
    ?.list?.options.map((o) => o.key);
const taken = (place: Place, details = {}) =>
  story(place).when(people.staff, registration({ item: errand, channel: 'gridStaff', details }));
const onSpot = (place: Place, details = {}) => taken(place, details).when(people.staff, { kind: 'event.takeOnSpot' });
const settle = (details?: object): Step =>
  ({ kind: 'event.settle', result: '已代办', proofs: [proof], ...(details && { details }) }) as Step;
const completes = (details: object): Step => ({ kind: 'event.completeDetails', details }) as Step;
const six = ['convenience', 'employment', 'socialSecurity', 'civilAffairs', 'health', 'tax'];

describe('service agency', () => {
  test.each([
    ['LYG', 'LYG-9-2', six],
    ['JS', 'JS-9-6', six],
    ['AK', 'AK-9.7-1', ['employment', 'socialInsurance', 'socialAssistance', 'socialWelfare', 'publicLegalService']],
  ] as const)(
    '%s: given a service request, when taken in, then it carries a listed field and a counterpart centre, and closes with its result',
    (place, clause, fields) => {
      proves(clause);
      expect(optionsOf(place, 'field')).toEqual(fields);
      const s = onSpot(place);
      expect(fields).toContain(s.event.details.field);
      expect(s.refused(people.staff, completes({ field: 'gardening' }))).toMatchObject({
        code: 'detail-not-listed',
        clause,
      });
      expect(s.refused(people.staff, settle())).toMatchObject({
        code: 'details-missing',
        clause,
        detail: { fields: 'counterpart' },
      });
      s.when(people.staff, completes({ counterpart: '一村便民服务中心' })).when(people.staff, settle());
      expect(s.event).toMatchObject({
        state: 'completed',
        result: '已代办',
        details: {
          counterpart: '一村便民服务中心',
          field: fields.includes('socialSecurity' as never) ? 'socialSecurity' : 'socialInsurance',
        },
      });
      // Reported up instead of settled, the counterpart must be named too.
      expect(taken(place).refused(people.staff, { kind: 'event.reportToVillage', reason: '需转办' }).code).toBe(
        place === 'JS' ? 'no-village-step' : 'details-missing',
      );
    },
  );

  test('ZS-22-7 given an agency request, when taken, then field, principal and papers handed over and returned are recorded', () => {
    proves('ZS-22-7');
    expect(optionsOf('ZS', 'field')).toEqual(['employment', 'socialSecurity', 'socialAssistance', 'socialWelfare']);
    const s = onSpot('ZS');
    expect(s.refused(people.staff, settle())).toMatchObject({
      clause: 'ZS-22-7',
      detail: { fields: 'principal papers' },
    });
    const handedAt = s.now;
    const papers = { list: '身份证复印件、社保卡', handedAt, returnedAt: null };
    s.when(people.staff, settle({ principal: '张某', papers }));
    expect(s.event.details).toMatchObject({ field: 'socialSecurity', principal: '张某', papers });
    const duty = s.event.obligations[0]?.id ?? '';
    s.when(people.staff, {
      kind: 'event.recordFeedback',
      obligation: duty,
      way: 'visit',
      person: '张某',
      toldAt: handedAt,
      text: '',
    });
    expect(s.refused(people.county, { kind: 'event.close' })).toMatchObject({
      code: 'details-missing',
      clause: 'ZS-22-7',
      detail: { fields: 'papers' },
    });
    s.when(people.staff, completes({ papers: { ...papers, returnedAt: handedAt } })).when(people.county, {
      kind: 'event.close',
    });
    expect(s.event).toMatchObject({ state: 'closed', details: { papers: { returnedAt: handedAt } } });
  });

  test('ZS-19-2 given a service by a sole trader, when charged, then agreed price and consent are recorded', () => {
    proves('ZS-19-2');
    const s = onSpot('ZS');
    const charge = { yuan: 30, consent: true };
    expect(s.refused(people.staff, completes({ charge }))).toMatchObject({
      code: 'details-missing',
      clause: 'ZS-19-2',
    });
    expect(s.refused(people.staff, completes({ charge, provider: 'propertyFirm' }))).toMatchObject({
      code: 'detail-not-listed',
    });
    s.when(people.staff, completes({ charge, provider: 'soleTrader' }));
    expect(s.event.details).toMatchObject({ charge: { yuan: 30, consent: true }, provider: 'soleTrader' });
    // Nowhere else does a text let anybody charge.
    for (const place of ['LYG', 'AK', 'JS', 'ZG'] as const) {
      expect(fieldsOf(place).map((f) => f.key)).not.toContain('charge');
      expect(onSpot(place).refused(people.staff, completes({ charge })).code).toBe('detail-not-offered');
    }
  });

  test('ZG-9-4 given a service, when done, then recipient, kind and result are kept', () => {
    proves('ZG-9-4');
    expect(optionsOf('ZG', 'kind')).toEqual(['charity', 'convenience']);
    const s = onSpot('ZG', { kind: 'charity' });
    expect(s.refused(people.staff, settle())).toMatchObject({ clause: 'ZG-9-4', detail: { fields: 'recipient' } });
    s.when(people.staff, settle({ recipient: 'elderly' }));
    expect(s.event).toMatchObject({
      state: 'completed',
      result: '已代办',
      details: { kind: 'charity', recipient: 'elderly' },
    });
  });
});

describe('urban environment and self-governance', () => {
  test('JS-9-11 given an event of these fields, when classified, then it maps to the department of its field', () => {
    proves('JS-9-11');
    for (const place of ['JS', 'LYG'] as const) {
      const s = story(place).when(people.county, registration({ item: 'unclassified' }));
      expect(s.event.details.department).toBeUndefined();
      const mapped = (item: string, details = {}) =>
        s.when(people.county, { kind: 'event.classify', item, severity: 4, reason: '', details }).event.details;
      expect(mapped('0110')).toMatchObject({ field: 'housingConstruction', department: 'zhujian' });
      expect(mapped('0115')).toMatchObject({ field: 'ecology', department: 'shengtai' });
      expect(mapped('0102')).toMatchObject({ field: 'cityManagement', department: 'chengguan' });
      expect(mapped('0102', { field: 'ecology' })).toMatchObject({ field: 'ecology', department: 'shengtai' });
    }
  });

  test('JS-9-8 given a deliberation, when held, then topic, participants and outcome are recorded under the grid', () => {
    proves('JS-9-8');
    const s = story('JS').when(
      people.staff,
      registration({ item: '7501', title: '楼道充电桩选址', channel: 'selfGovernance' }),
    );
    s.when(people.staff, { kind: 'event.takeOnSpot' });
    expect(s.refused(people.staff, settle())).toMatchObject({ clause: 'JS-9-8', detail: { fields: 'participants' } });
    s.when(people.staff, settle({ participants: '居民代表12人、物业' }));
    expect(s.event).toMatchObject({
      title: '楼道充电桩选址',
      details: { participants: '居民代表12人、物业' },
      result: '已代办',
      place: { grid: '320722001001001' },
    });
  });
});

test('given a round that is opened again (T28), then what was found stands and how it ended must be said anew', () => {
  const s = story('LYG')
    .when(people.county, registration({ item: '6201', details: { evidence: [proof] } }))
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .when(people.county, dispatchTo())
    .when(people.urban, { kind: 'event.signIn', handler: '乙' })
    .when(people.urban, {
      kind: 'event.submitResult',
      result: '已清',
      measures: '',
      proofs: [proof],
      details: { rectified: 'done' },
    })
    .when(people.county, { kind: 'event.accept', note: '' })
    .when(people.county, { kind: 'event.reopen', reasonCode: 'recurred', reason: '又堵了' });
  expect(s.event.details).toEqual({
    kind: 'publicSafety',
    level: 'general',
    evidence: [proof],
    department: 'xiaofang',
  });
});
