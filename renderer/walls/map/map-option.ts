import type { ScatterSeriesOption } from 'echarts/charts';
import type { WallView } from '../../../shared/wire/wall-view.ts';
import { type ChartOption, chartFont, stillChart } from '../chart/chart-kit.ts';
import { surfaces, type WallPalette } from '../frame/wall-palette.ts';
import type { FittedMap } from './fit-map.ts';
import { levelMarks, markOf } from './level-marks.ts';
import { type LabelBox, placeLabels } from './place-labels.ts';
import { toneOf, toneRange } from './tone-steps.ts';
import type { TownMap } from './town-map.ts';

export type MapInput = {
  readonly map: TownMap;
  /** Name the map was registered under. */
  readonly mapName: string;
  readonly fitted: FittedMap;
  readonly byTown: WallView['byTown'];
  readonly points: WallView['points'];
  readonly palette: WallPalette;
  /** Display px for one design px. */
  readonly unit: number;
};

/** Places for marks a level: series keep their length for ever, free places hold no point. */
export const markSlots = { 1: 12, 2: 40, 3: 120, 4: 800 } as const;

const NAME_PX = 28;
const COUNT_PX = 30;
const LINE_PX = 32;
const LABEL_GAP_PX = 4;

/** Open events of each town of the map; a town the figures do not name has none. */
export function openByTown(map: TownMap, byTown: WallView['byTown']): ReadonlyMap<string, number> {
  const open = new Map(byTown.map((town) => [town.code, town.open]));
  return new Map(map.features.map(({ properties }) => [properties.code, open.get(properties.code) ?? 0]));
}

/** The county, its towns by number of open events, names, and every event that has a place. */
export function mapOption(input: MapInput): ChartOption {
  const { mapName, fitted, unit, map, byTown } = input;
  const open = openByTown(map, byTown);
  const range = toneRange([...open.values()]);
  const frame = { left: fitted.left, top: fitted.top, width: fitted.width, height: fitted.height };
  const base = { map: mapName, nameProperty: 'code', roam: false, silent: true, ...frame } as const;
  return {
    ...stillChart,
    geo: [
      // The lower one shows beyond the towns by half its edge: the outline of the county.
      { ...base, itemStyle: { areaColor: surfaces.edge, borderColor: surfaces.outline, borderWidth: 5 * unit } },
      {
        ...base,
        itemStyle: { borderColor: surfaces.edge, borderWidth: 2 * unit },
        regions: [...open].map(([name, value]) => ({ name, itemStyle: { areaColor: toneOf(value, range) } })),
      },
    ],
    series: [...markSeries(input), labelSeries(input, open)],
  };
}

/** What is late is a series of its own in each level: points with a style each would cost ECharts twice the time (P11). */
function markSeries({ points, palette, unit }: MapInput): ScatterSeriesOption[] {
  const edges = [
    { late: false, borderColor: surfaces.labelEdge, borderWidth: unit },
    { late: true, borderColor: palette.red, borderWidth: 3 * unit },
  ];
  return ([4, 3, 2, 1] as const).flatMap((level) => {
    const mark = levelMarks[level];
    const here = points.filter((point) => markOf(point.severity) === level).slice(0, markSlots[level]);
    return edges.map(({ late, ...edge }): ScatterSeriesOption => {
      const own = here.filter((point) => point.late === late);
      return {
        type: 'scatter',
        coordinateSystem: 'geo',
        geoIndex: 1,
        z: 3 + (4 - level),
        silent: true,
        symbol: level === 4 ? 'circle' : `path://${mark.path}`,
        symbolSize: mark.size * unit,
        itemStyle: { color: palette[mark.color], opacity: level === 4 ? 0.85 : 1, ...edge },
        data: Array.from({ length: markSlots[level] }, (_, i) => {
          const point = own[i];
          return point === undefined ? [Number.NaN, Number.NaN] : [point.lon, point.lat];
        }),
      };
    });
  });
}

/** Where the names of the towns want to stand, and how much room each takes. */
export const labelBoxes = ({ map, fitted, unit }: Pick<MapInput, 'map' | 'fitted' | 'unit'>): readonly LabelBox[] =>
  map.features.map(({ properties: town }) => ({
    ...fitted.place(...town.label),
    width: Math.max(Array.from(town.shortName).length * NAME_PX, 2 * COUNT_PX) * unit,
    height: (2 * LINE_PX + LABEL_GAP_PX) * unit,
  }));

function labelSeries(input: MapInput, open: ReadonlyMap<string, number>): ScatterSeriesOption {
  const { map, palette, unit } = input;
  const offsets = placeLabels(labelBoxes(input));
  const text = { fontFamily: chartFont, align: 'center', lineHeight: LINE_PX * unit } as const;
  const edge = { textBorderColor: surfaces.labelEdge, textBorderWidth: 5 * unit };
  return {
    type: 'scatter',
    coordinateSystem: 'geo',
    geoIndex: 1,
    z: 9,
    silent: true,
    symbolSize: 1,
    // A label takes the opacity of its mark, which ECharts sets below 1 for a scatter.
    itemStyle: { color: 'transparent', opacity: 1 },
    label: {
      show: true,
      position: 'inside',
      rich: {
        name: { ...text, ...edge, color: palette.text, fontSize: NAME_PX * unit, fontWeight: 600 },
        count: { ...text, ...edge, color: palette.text, fontSize: COUNT_PX * unit, fontWeight: 700 },
      },
    },
    data: map.features.map(({ properties: town }, i) => {
      const { dx, dy } = offsets[i] ?? { dx: 0, dy: 0 };
      return {
        value: town.label,
        label: { formatter: `{name|${town.shortName}}\n{count|${open.get(town.code) ?? 0}}`, offset: [dx, dy] },
      };
    }),
  };
}
