/** A registry small enough for a test: one county, two towns, three grids, two departments, the shipped rule pack of LYG. */
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { loadItems } from '../../shared/domain/item/item.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import { itemsFile, profileFiles } from './rules.ts';
import { calendar } from './shipped-calendar.ts';
import { department, grid, people } from './story.ts';

const items = loadItems(itemsFile);
if (!items.ok) throw new Error(JSON.stringify(items.error));

const division = (code: string, name: string, level: Registry['divisions'][number]['level']) => ({
  code,
  name,
  level,
  lon: null,
  lat: null,
});

export const otherGrid = '320722002001001';

export const tinyCounty: Registry = {
  version: 'tiny@1',
  place: { code: '320722', name: '东海县', nameEn: 'Donghai County' },
  profileId: 'LYG',
  divisions: [
    division('320722', '东海县', 'county'),
    division('320722001', '一镇', 'town'),
    division('320722002', '二镇', 'town'),
    division('320722001001', '一村', 'village'),
    division('320722002001', '二村', 'village'),
  ],
  grids: [
    grid,
    { ...grid, code: '320722001001002', name: '02网格' },
    { ...grid, code: otherGrid, village: '320722002001', villageName: '二村', town: '320722002', townName: '二镇' },
  ],
  staff: [
    { id: 's1', name: '甲', role: 'gridChief', grid: grid.code, phone: '0518-5550101' },
    { id: 's2', name: '乙', role: 'gridChief', grid: otherGrid, phone: '0518-5550102' },
  ],
  departments: [department('chengguan', ['0102']), department('shuili')],
  items: items.value,
  profiles: [...profileFiles],
  calendar,
  map: '320722-towns.geo.json',
  demo: true,
};

/** Everybody of the tests, with one password. */
export const password = 'correct horse 1';
export const accounts: readonly (Actor & { readonly password: string })[] = Object.values(people).map((p) => ({
  ...p,
  password,
}));
