import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { findingBooks } from '../../../tests/support/finding-books.ts';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import { type PlaceId, rulesOfPlace } from '../../../tests/support/rules.ts';
import { grid, people } from '../../../tests/support/story.ts';
import type { Values } from '../dossier/dossier.ts';
import { gridSizes } from '../findings/organisation-findings.ts';
import { type GridSize, sizeFindings } from './size-check.ts';

const size = (over: Partial<GridSize>): GridSize => ({
  setting: 'urban',
  urbanCase: 'general',
  households: 400,
  persons: 1000,
  vacantPercent: 0,
  resettlement: null,
  ...over,
});
const of = (place: PlaceId, over: Partial<GridSize>): readonly string[] =>
  sizeFindings(rulesOfPlace(place).profile, size(over)).map(({ code, clause }) => `${code} ${clause}`);
const entry = (place: PlaceId) => dossierStory(place, 'gridSize', '320722001');
const words = (over: Values): Values => ({
  grid: grid.code,
  setting: 'urban',
  households: 400,
  persons: 1000,
  ...over,
});
const rows = { grid };

test.each([
  ['LYG', 'LYG-6-3'],
  ['JS', 'JS-6-2-2'],
] as const)(
  'given an urban grid in %s (%s), when outside 300–500 households, then it warns and stores a reason; saving stays possible',
  (place, clause) => {
    proves(clause);
    for (const households of [300, 500]) expect(of(place, { households })).toEqual([]);
    for (const households of [299, 501]) {
      const asked = entry(place);
      expect(asked.refused(people.town, 'register', words({ households }), rows)).toMatchObject({
        code: 'rule-forbids',
        clause,
      });
      asked.when(people.town, 'register', words({ households, sizeReason: '老城区整体成片' }), rows);
      expect(asked.facts[0]?.warnings.map(({ code, clause: by }) => [code, by])).toEqual([['outside-band', clause]]);
      expect(asked.dossier.data.sizeReason).toBe('老城区整体成片');
    }
  },
);

test('LYG-6-4 given a rural grid, when households differ from 300 by more than the tolerance, then an advisory is shown', () => {
  proves('LYG-6-4');
  const rural = (households: number) => of('LYG', { setting: 'rural', households });
  expect([240, 360].flatMap(rural)).toEqual([]);
  expect([239, 361].flatMap(rural)).toEqual(['off-usual LYG-6-4', 'off-usual LYG-6-4']);
  // An advisory asks for no reason.
  entry('LYG').when(people.town, 'register', words({ setting: 'rural', households: 200 }), rows);
});

test('LYG-6-5 given a grid above 1,500 persons, when entered, then it is listed over capacity until the county centre approves the reason', () => {
  proves('LYG-6-5');
  expect(of('LYG', { persons: 1500 })).toEqual([]);
  expect(of('LYG', { persons: 1501 })).toEqual(['over-cap LYG-6-5']);
  const over = entry('LYG');
  expect(over.refused(people.town, 'register', words({ persons: 1600 }), rows)).toMatchObject({ clause: 'LYG-6-5' });
  over.when(people.town, 'register', words({ persons: 1600, sizeReason: '拆迁安置集中' }), rows);
  const listed = () =>
    gridSizes
      .find(findingBooks('LYG', '2025-09-01', { dossiers: [over.dossier], registry: { grids: [grid] } }))
      .map(({ gravity, clause }) => `${gravity} ${clause}`);
  expect(listed()).toEqual(['gap LYG-6-5']);
  expect(over.refused(people.town, 'approve', { approvedNote: '同意' }).code).toBe('not-your-role');
  over.when(people.county, 'approve', { approvedNote: '同意' });
  expect(over.dossier.data.approvedBy).toBe(people.county.name);
  expect(listed()).toEqual(['warn LYG-6-5']);
  over.when(people.town, 'amend', { persons: 1700 });
  expect(listed()).toEqual(['gap LYG-6-5']);
  const unknown = findingBooks('LYG', '2025-09-01', { registry: { grids: [{ ...grid, persons: 1501 }] } });
  expect(gridSizes.find(unknown)).toMatchObject([{ gravity: 'gap', clause: 'LYG-6-5' }]);
});

test('C6 given AK’s bands, when a size is checked, then one band goes by the kind of building, one fitting measure is enough, and 30–50 counts households', () => {
  proves('AK-7.3.3-a', 'AK-7.3.3-i', 'AK-7.3.3-j', 'AK-7.3.3-k');
  const rural = (households: number, persons: number) => of('AK', { setting: 'rural', households, persons });
  expect([...rural(30, 300), ...rural(90, 70)]).toEqual([]);
  expect(rural(55, 200)).toEqual(['outside-band AK-7.3.3-a']);
  expect(
    sizeFindings(rulesOfPlace('AK').profile, size({ setting: 'rural', households: 55, persons: 200 }))[0]?.zh,
  ).toContain('原文缺单位，按户理解');
  const urban = (households: number, persons: number, urbanCase: GridSize['urbanCase'] = 'general') =>
    of('AK', { households, persons, urbanCase });
  expect([...urban(80, 999), ...urban(99, 120)]).toEqual([]);
  expect(urban(81, 201)).toEqual(['outside-band AK-7.3.3-i']);
  // At 100 the three bands meet: the kind of building decides which is asked.
  expect(urban(100, 300, 'streetCompound')).toEqual([]);
  expect(urban(101, 300, 'streetCompound')).toEqual(['outside-band AK-7.3.3-j']);
  expect([...urban(100, 300, 'highRise'), ...urban(200, 600, 'highRise')]).toEqual([]);
  expect([...urban(99, 300, 'highRise'), ...urban(201, 600, 'highRise')]).toEqual([
    'outside-band AK-7.3.3-k',
    'outside-band AK-7.3.3-k',
  ]);
  expect(
    entry('AK').refused(people.town, 'register', words({ households: 101, urbanCase: 'streetCompound' }), rows),
  ).toMatchObject({
    clause: 'AK-7.3.3-j',
  });
});

test('C6 given a rural resettlement site, when it has exactly 40 households, then both ways are allowed and the planner says why', () => {
  proves('AK-7.3.3-f', 'AK-7.3.3-g');
  const site = (households: number, resettlement: 'withGroup' | 'ownGrid') =>
    of('AK', { setting: 'rural', households, persons: 100, resettlement });
  expect([...site(39, 'withGroup'), ...site(41, 'ownGrid')]).toEqual([]);
  expect(site(39, 'ownGrid')).toEqual(['resettlement AK-7.3.3-f']);
  expect(site(41, 'withGroup')).toEqual(['resettlement AK-7.3.3-g']);
  for (const resettlement of ['withGroup', 'ownGrid'] as const) {
    expect(site(40, resettlement)).toEqual(['at-both AK-7.3.3-f']);
    const at40 = words({ setting: 'rural', households: 40, persons: 100, resettlement });
    expect(entry('AK').refused(people.town, 'register', at40, rows).code).toBe('rule-forbids');
    const kept = entry('AK').when(people.town, 'register', { ...at40, sizeReason: '离原小组较远' }, rows);
    expect(kept.dossier.data).toMatchObject({ resettlement, sizeReason: '离原小组较远' });
  }
});

test('AK-7.3.3-b, AK-7.3.3-c given more than 30 % moved households or under 20, when checked, then no warning above the band, or merging is proposed', () => {
  proves('AK-7.3.3-b', 'AK-7.3.3-c');
  const big = { setting: 'rural' as const, households: 70, persons: 200 };
  expect(of('AK', { ...big, vacantPercent: 30 })).toEqual(['outside-band AK-7.3.3-a']);
  expect(of('AK', { ...big, vacantPercent: 31 })).toEqual([]);
  const kept = entry('AK').when(people.town, 'register', words({ ...big, vacantPercent: 31 }), rows);
  expect([kept.facts[0]?.warnings, kept.dossier.data.vacantPercent]).toEqual([[], 31]);
  const small = (households: number) => of('AK', { setting: 'rural', households, persons: 100 });
  expect(small(20)).toEqual([]);
  expect(small(19)).toEqual(['merge-proposed AK-7.3.3-c']);
});

test('C6 given ZG joins households and about 1,000 by or, when checked, then one fitting measure is enough and about means the tolerance', () => {
  provesPartly('ZG-8-1-1');
  expect([...of('ZG', { households: 200, persons: 1200 }), ...of('ZG', { households: 400, persons: 5000 })]).toEqual(
    [],
  );
  expect(of('ZG', { households: 200, persons: 1201 })).toEqual(['outside-band ZG-8-1-1']);
  expect(entry('ZG').refused(people.town, 'register', words({ households: 200, persons: 1201 }), rows).code).toBe(
    'rule-forbids',
  );
});

test('C7 given usual band and cap in principle, when 500 households have 1,600 persons, then the two checks answer each for itself', () => {
  expect(of('LYG', { households: 500, persons: 1600 })).toEqual(['over-cap LYG-6-5']);
  expect(of('LYG', { households: 501, persons: 1000 })).toEqual(['outside-band LYG-6-3']);
  expect(of('LYG', { households: 600, persons: 1600 })).toEqual(['outside-band LYG-6-3', 'over-cap LYG-6-5']);
  // JS has no cap of its own, and a child's cap does not speak for its parent.
  expect(of('JS', { households: 500, persons: 1600 })).toEqual([]);
  expect(of('ZS', { households: 900, persons: 9000 })).toEqual([]);
});
