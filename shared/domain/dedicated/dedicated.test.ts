import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { findingBooks } from '../../../tests/support/finding-books.ts';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { department, dispatchTo, grid, people, proof, registration, story } from '../../../tests/support/story.ts';
import { onTime, rate } from '../../figures/figures.ts';
import { createMapSums } from '../../figures/map-sums.ts';
import type { Values } from '../dossier/dossier.ts';
import { choicesOf } from '../dossier/field.ts';
import { inArea } from '../event/guards.ts';
import { dedicatedChief, dedicatedFullTimeMissing, dedicatedNotDescribed } from '../findings/dedicated-findings.ts';
import type { Grid } from '../grid/grid.ts';
import { dedicatedGrid, withDedicated } from './dedicated-grid.ts';
import { firstHandler } from './first-handler.ts';

const site: Grid = { ...grid, kind: 'dedicated', name: '01网格（园区）' };
const urban = department('chengguan');
const rows = { grid: site, department: urban };
const words = (over: Values = {}): Values => ({
  grid: site.code,
  category: 'enterprise',
  hostUnit: '某化工公司',
  hostContact: '己',
  hostPhone: '0518-5550133',
  department: 'chengguan',
  ...over,
});
const open = (place: PlaceId) => dossierStory(place, 'dedicatedGrid', '320722001');
const saved = (place: PlaceId, over: Values = {}) => open(place).when(people.town, 'register', words(over), rows);

const categoriesOf = (place: PlaceId): readonly string[] => {
  const field = dedicatedGrid.acts[0]?.fields.find(({ key }) => key === 'category');
  return field === undefined ? [] : choicesOf(field, rulesOfPlace(place)).map(({ key }) => key);
};

test.each([
  ['LYG', 'LYG-6-7', ['administrativeCenter', 'park', 'enterprise', 'publicInstitution']],
  ['JS', 'JS-6-3', ['administrativeCenter', 'park', 'enterprise', 'publicInstitution']],
] as const)(
  'given a dedicated grid in %s (%s), when saved, then a host unit and a category of the list are required',
  (place, clause, list) => {
    proves(clause);
    expect(categoriesOf(place)).toEqual(list);
    for (const field of ['hostUnit', 'category'])
      expect(open(place).refused(people.town, 'register', words({ [field]: null }), rows)).toMatchObject({
        code: 'field-missing',
        detail: { field },
      });
    expect(open(place).refused(people.town, 'register', words({ category: 'airport' }), rows).code).toBe('field-wrong');
    expect(saved(place).dossier.data).toMatchObject({ hostUnit: '某化工公司', category: 'enterprise' });
    expect(
      dedicatedNotDescribed.find(findingBooks(place, '2025-09-01', { registry: { grids: [grid, site] } })),
    ).toHaveLength(1);
    expect(open(place).refused(people.town, 'register', words(), { ...rows, grid }).code).toBe('rule-forbids');
  },
);

test.each([
  ['ZS', 'ZS-10-3', ['administrativeCenter', 'industrialPark', 'seaProductionArea', 'enterprise', 'publicInstitution']],
  [
    'AK',
    'AK-7.4-1',
    [
      'park',
      'factory',
      'scenicArea',
      'marketDistrict',
      'officeBuilding',
      'school',
      'hospital',
      'station',
      'airport',
      'enterprise',
      'publicInstitution',
    ],
  ],
  [
    'ZG',
    'ZG-8-2-1',
    ['officeBuilding', 'park', 'marketDistrict', 'school', 'hospital', 'enterprise', 'publicInstitution'],
  ],
] as const)(
  'given a dedicated grid in %s (%s), when saved, then its category is from the list',
  (place, clause, list) => {
    proves(clause);
    const offered = categoriesOf(place);
    expect(offered.slice(0, list.length)).toEqual(list);
    for (const category of list) expect(saved(place, { category }).dossier.data.category).toBe(category);
    for (const category of ['prison', 'administrativeCenter'].filter((key) => !offered.includes(key)))
      expect(open(place).refused(people.town, 'register', words({ category }), rows).code).toBe('field-wrong');
  },
);

test('ZS-10-4 given an office building or a market, when marked, then a dedicated grid of that category may be made', () => {
  proves('ZS-10-4');
  for (const category of ['officeBuilding', 'marketDistrict'])
    expect(saved('ZS', { category }).dossier.data.category).toBe(category);
  expect(open('JS').refused(people.town, 'register', words({ category: 'officeBuilding' }), rows).code).toBe(
    'field-wrong',
  );
});

/** An event registered in a dedicated grid as described. */
const eventIn = (place: PlaceId) => {
  const [described] = withDedicated([site], [saved(place).dossier]);
  if (described === undefined) throw new Error('no grid');
  const one = story(place);
  one.grids.set(described.code, described);
  return one.when(people.county, registration({ number: `${place}20250901-0010001` }));
};

test.each([
  ['LYG', 'LYG-42-1'],
  ['JS', 'JS-42-1'],
] as const)(
  'given a dedicated grid in %s (%s), when saved, then host unit, competent department and town are set and both supervisors see its events',
  (place, clause) => {
    proves(clause);
    expect(open(place).refused(people.town, 'register', words({ department: null }), rows)).toMatchObject({
      code: 'rule-forbids',
      clause,
    });
    expect(open(place).refused(people.town, 'register', words(), { grid: site }).code).toBe('unknown-department');
    expect(saved(place).dossier).toMatchObject({
      departments: ['chengguan'],
      data: { hostUnit: '某化工公司', department: 'chengguan', town: '320722001' },
    });
    const { event } = eventIn(place);
    expect([inArea(people.urban, event, 't'), inArea(people.town, event, 't')]).toEqual([null, null]);
    expect(inArea(people.water, event, 't')?.code).toBe('outside-your-area');
    expect(inArea(people.otherTown, event, 't')?.code).toBe('outside-your-area');
  },
);

test.each([
  ['JS', 'JS-42-2'],
  ['ZG', 'ZG-8-2-2'],
] as const)(
  'given an event in a dedicated grid in %s (%s), when opened, then the host unit is its first handler and the town coordinates',
  (place, clause) => {
    proves(clause);
    const { event } = eventIn(place);
    expect(event.holder).toEqual({ kind: 'hostUnit', id: site.code, name: '某化工公司' });
    const [described] = withDedicated([site], [saved(place).dossier]);
    expect(firstHandler(rulesOfPlace(place).profile, described)).toMatchObject({
      holder: event.holder,
      coordinator: { kind: 'center', id: '320722001', name: '一镇' },
      ground: { clause, statutory: true },
    });
    const elsewhere = story(place).when(people.county, registration({ number: `${place}20250901-0010001` }));
    expect(elsewhere.event.holder).toBeNull();
  },
);

test('LYG-42-2 given reports and deadlines, when computed, then a dedicated grid is included like the rest', () => {
  proves('LYG-42-2');
  const ended = (one: ReturnType<typeof story>) =>
    one
      .when(people.county, { kind: 'event.reportToCenter', reason: '' })
      .when(people.county, dispatchTo())
      .when(people.urban, { kind: 'event.signIn', handler: '乙' })
      .when(people.urban, { kind: 'event.submitResult', result: '已清理', measures: '', proofs: [proof] })
      .when(people.county, { kind: 'event.accept', note: '' }).event;
  const dedicated = ended(eventIn('LYG'));
  const plain = ended(story('LYG').when(people.county, registration()));
  const clocks = (event: typeof plain) =>
    event.clocks.map(({ kind, basis, due, statutory }) => [kind, basis, due, statutory]);
  expect(clocks(dedicated)).toEqual(clocks(plain));
  expect(dedicated.clocks.find(({ kind }) => kind === 'deptHandle')).toMatchObject({
    basis: 'LYG-30-1',
    statutory: true,
  });
  const month = [Date.parse('2025-09-01T00:00+08:00'), Date.parse('2025-10-01T00:00+08:00')] as const;
  expect(onTime(createMapSums([dedicated, plain]), ...month, month[1])).toEqual(rate(2, 2));
  expect(onTime(createMapSums([dedicated]), ...month, month[1])).toEqual(rate(1, 1));
});

test('ZS-15-3 given a dedicated grid, when it has no named person, then the gap is addressed to the host unit', () => {
  proves('ZS-15-3');
  const gaps = (over: Values) =>
    dedicatedFullTimeMissing.find(
      findingBooks('ZS', '2025-09-01', { dossiers: [saved('ZS', over).dossier], registry: { grids: [grid, site] } }),
    );
  expect(gaps({})).toMatchObject([{ clause: 'ZS-15-3', to: '某化工公司', subject: site.code, gravity: 'gap' }]);
  expect(gaps({ fullTimeName: '庚' })).toEqual([]);
  expect(dedicatedFullTimeMissing.find(findingBooks('ZG', '2025-09-01', { registry: { grids: [site] } }))).toEqual([]);
});

test('AK-7.4-2 given a dedicated grid, when its chief is not marked safety head, then it warns', () => {
  proves('AK-7.4-2');
  const warnings = (over: Values) => saved('AK', over).facts[0]?.warnings.map(({ code, clause }) => [code, clause]);
  expect(warnings({ chiefName: '己' })).toEqual([['chief-not-safety-head', 'AK-7.4-2']]);
  expect(warnings({ chiefName: '己', safetyHead: true })).toEqual([]);
  const listed = (over: Values) =>
    dedicatedChief.find(findingBooks('AK', '2025-09-01', { dossiers: [saved('AK', over).dossier] })).length;
  expect([listed({}), listed({ safetyHead: true })]).toEqual([1, 0]);
  expect(saved('LYG').facts[0]?.warnings).toEqual([]);
});

test('AK-8.1-2 given settings of a dedicated grid that deviate, when the town’s decision note is given, then it suffices', () => {
  proves('AK-8.1-2');
  const note = { townNote: '镇政发〔2025〕3号：由班组长担任网格长。' };
  expect(saved('AK', note).facts[0]?.warnings).toEqual([]);
  expect(open('AK').refused(people.town, 'register', words({ category: 'townDecision' }), rows)).toMatchObject({
    code: 'rule-forbids',
    clause: 'AK-8.1-2',
  });
  expect(saved('AK', { category: 'townDecision', ...note }).dossier.data).toMatchObject(note);
  expect(open('ZG').refused(people.town, 'register', words({ category: 'townDecision', ...note }), rows).code).toBe(
    'field-wrong',
  );
});

test('C29 given dedicated grids in five places, when an event opens, then the host unit always comes first, statutory where the text says so', () => {
  const [described] = withDedicated([site], [saved('LYG').dossier]);
  const first = placeIds.map((place) => {
    const found = firstHandler(rulesOfPlace(place).profile, described);
    return [place, found?.holder.kind, found?.coordinator.id, found?.ground.clause];
  });
  expect(first).toEqual([
    ['LYG', 'hostUnit', '320722001', 'LYG-42-1'],
    ['ZS', 'hostUnit', '320722001', 'local'],
    ['AK', 'hostUnit', '320722001', 'local'],
    ['JS', 'hostUnit', '320722001', 'JS-42-2'],
    ['ZG', 'hostUnit', '320722001', 'ZG-8-2-2'],
  ]);
  for (const place of ['ZS', 'AK', 'ZG'] as const)
    expect(saved(place, { department: null }).dossier.data.hostUnit).toBe('某化工公司');
  expect(firstHandler(rulesOfPlace('LYG').profile, grid)).toBeNull();
});
