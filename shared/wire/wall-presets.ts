import {
  COLUMNS,
  keptPlan,
  type PlacedTile,
  type Scene,
  type SceneTile,
  type WallKind,
  type WallPlan,
} from './wall-plan.ts';

type Placed = readonly [tile: SceneTile, x: number, y: number, w: number, h: number];

const scene = (title: string, seconds: number, tiles: readonly Placed[], major = false): Scene => ({
  title,
  seconds,
  major,
  tiles: tiles.map(([tile, x, y, w, h]): PlacedTile => ({ tile, x, y, w, h })),
});

/** What fills one screen: a scene of a single wall, or half a scene of a double one. */
const screens = {
  departments: [['departments', 0, 0, 12, 6]],
  towns: [
    ['towns', 0, 0, 8, 6],
    ['age', 8, 0, 4, 6],
  ],
  hot: [
    ['items', 0, 0, 6, 6],
    ['places', 6, 0, 6, 6],
  ],
  duty: [
    ['stages', 0, 0, 5, 6],
    ['duty', 5, 0, 4, 6],
    ['patrol', 9, 0, 3, 6],
  ],
  alarms: [
    ['alarms', 0, 0, 4, 6],
    ['alarmLoad', 4, 0, 8, 6],
  ],
} as const satisfies Record<string, readonly Placed[]>;

const onRight = (tiles: readonly Placed[]): readonly Placed[] =>
  tiles.map(([tile, x, ...rest]): Placed => [tile, x + COLUMNS, ...rest]);

const single: readonly Scene[] = [
  scene('部门', 20, screens.departments),
  scene('镇街', 20, screens.towns),
  scene('热点', 20, screens.hot),
  scene('值守', 20, screens.duty),
  scene('告警', 20, screens.alarms),
  scene(
    '重大事件',
    60,
    [
      ['focus', 0, 0, 7, 6],
      ['late', 7, 0, 5, 6],
    ],
    true,
  ),
];
const double: readonly Scene[] = [
  scene('镇街与部门', 30, [...screens.towns, ...onRight(screens.departments)]),
  scene('热点与值守', 30, [...screens.hot, ...onRight(screens.duty)]),
  scene('告警', 30, [...screens.alarms, ...onRight([['late', 0, 0, 12, 6]])]),
  scene(
    '重大事件',
    60,
    [
      ['focus', 0, 0, 12, 6],
      ...onRight([
        ['late', 0, 0, 6, 6],
        ['stages', 6, 0, 6, 6],
      ]),
    ],
    true,
  ),
];

/** What a wall shows before anybody arranged it, and again when its preset is restored. */
export const defaultPlan = (kind: WallKind): WallPlan => ({
  situation: kind === 'double' ? 90 : 60,
  visitor: false,
  kind,
  scenes: kind === 'double' ? [...double] : [...single],
});

/** The plan a wall shows on a display of that kind. */
export const readPlan = (kept: unknown, kind: WallKind): WallPlan => keptPlan(kept, kind) ?? defaultPlan(kind);
