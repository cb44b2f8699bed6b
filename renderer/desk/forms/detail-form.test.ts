import { expect, test } from 'vitest';
import { checkFields } from '../../../shared/domain/dossier/field.ts';
import { detailFields } from '../../../shared/domain/profile/item-details.ts';
import { rulesOfPlace } from '../../../tests/support/rules.ts';
import { detailsOf, fieldsOfDetails, startOfDetails } from './detail-form.ts';

const lyg = rulesOfPlace('LYG');

test.each(['dispute', 'hazard', 'serviceAgency', 'safetyProtection', 'publicOpinion'])(
  'given %s, when its form is filled with what stands there, then the same details come out',
  (group) => {
    const details = detailFields(lyg.profile, group);
    const fields = fieldsOfDetails(details);
    const words = Object.fromEntries(
      details.flatMap(({ key, list }) => (list === null ? [] : [[key, list.options[0]?.key ?? '']])),
    );
    const given = detailsOf(details, words);
    expect(Object.keys(given).length).toBe(Object.keys(words).length);
    expect(startOfDetails(details, given)).toMatchObject(words);
    expect(checkFields(fields, words, lyg, 'I6')).toBeNull();
  },
);

test('given papers and a price, then they come out as one value each and half of one is left out (ZS-19-2)', () => {
  const details = [...detailFields(rulesOfPlace('ZS').profile, 'serviceAgency')];
  const at = Date.parse('2026-11-01T09:00+08:00');
  expect(detailsOf(details, { 'papers.list': '身份证', 'papers.handedAt': at })).toMatchObject({
    papers: { list: '身份证', handedAt: at, returnedAt: null },
  });
  expect(detailsOf(details, { 'papers.list': '身份证' })).toEqual({});
});
