import type { CountyGrid } from './county.ts';
import { type Box, ringOf, round6 } from './geometry.ts';
import type { PlacedVillage } from './place-villages.ts';
import type { Random } from './random.ts';
import type { Bounds, SizeBounds } from './size-bounds.ts';

/** What stands in a dedicated grid (专属网格), by the category words of the profiles. */
const siteNames: Readonly<Record<string, string>> = {
  administrativeCenter: '行政中心',
  park: '产业园',
  industrialPark: '工业园',
  seaProductionArea: '海上生产作业区',
  enterprise: '企业',
  publicInstitution: '事业单位',
  officeBuilding: '商务楼宇',
  marketDistrict: '商圈市场',
  factory: '厂区',
  scenicArea: '景区',
  school: '学校',
  hospital: '医院',
  station: '车站',
  airport: '机场',
};

/** How many comprehensive grids a village gets. Fewer than in life where grids are tiny (AK), to keep the demo light. */
const gridsPerVillage = { urban: { min: 3, max: 6 }, rural: { min: 1, max: 3 } } as const;

const clamp = (value: number, { min, max }: Bounds): number => Math.min(max, Math.max(min, value));

function drawSize(urban: boolean, bounds: SizeBounds, random: Random): { households: number; persons: number } {
  const of = urban ? bounds.urban : bounds.rural;
  const households = random.int(of.households.min, of.households.max);
  const perHome = urban ? 2.3 + random.next() * 0.6 : 2.5 + random.next() * 0.8;
  const wanted = Math.round(households * perHome);
  const inBounds = of.persons === null ? wanted : clamp(wanted, of.persons);
  return { households, persons: bounds.personsMax === null ? inBounds : Math.min(inBounds, bounds.personsMax) };
}

/** Tiles of a box, numbered from west to east and north to south, as grids are. */
function tilesOf(box: Box, count: number): Box[] {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const [wide, high] = [(box.east - box.west) / columns, (box.north - box.south) / rows];
  return Array.from({ length: count }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const [west, north] = [box.west + column * wide, box.north - row * high];
    return { west, east: west + wide, north, south: north - high };
  });
}

/**
 * Draws the grids of one village: comprehensive ones inside the size bounds, then one for each dedicated site.
 * Codes are the village's 12 digits and a running number of three (LYG-8-1, JS-8-1); staff comes later.
 */
export function drawGrids(
  placed: PlacedVillage,
  townName: string,
  sites: readonly string[],
  bounds: SizeBounds,
  random: Random,
): CountyGrid[] {
  const { village } = placed;
  const range = village.urban ? gridsPerVillage.urban : gridsPerVillage.rural;
  const homes = random.int(range.min, range.max);
  return tilesOf(placed.box, homes + sites.length).map((tile, index): CountyGrid => {
    const site = sites[index - homes];
    const number = index + 1;
    const name = `${village.shortName}第${String(number).padStart(2, '0')}网格`;
    const size =
      site === undefined
        ? drawSize(village.urban, bounds, random)
        : { households: 0, persons: random.int(150, Math.min(1_200, bounds.personsMax ?? 1_200)) };
    return {
      code: `${village.code}${String(number).padStart(3, '0')}`,
      name: site === undefined ? name : `${name}（${siteNames[site] ?? site}）`,
      village: village.code,
      villageName: village.shortName,
      town: village.town,
      townName,
      kind: site === undefined ? 'comprehensive' : 'dedicated',
      ...size,
      lon: round6((tile.west + tile.east) / 2),
      lat: round6((tile.north + tile.south) / 2),
      staff: [],
      polygon: ringOf(tile).map(([lon, lat]) => [round6(lon), round6(lat)] as const),
    };
  });
}
