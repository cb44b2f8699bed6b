import { keptPlan, type PlacedTile, type Scene, type SceneTile, type WallKind, type WallPlan } from './wall-plan.ts';

const scene = (
  title: string,
  seconds: number,
  tiles: readonly (readonly [SceneTile, number, number, number, number])[],
  major = false,
): Scene => ({
  title,
  seconds,
  major,
  tiles: tiles.map(([tile, x, y, w, h]): PlacedTile => ({ tile, x, y, w, h })),
});

const single: readonly Scene[] = [
  scene('部门', 20, [['departments', 0, 0, 12, 6]]),
  scene('镇街', 20, [
    ['towns', 0, 0, 8, 6],
    ['age', 8, 0, 4, 6],
  ]),
  scene('热点', 20, [
    ['items', 0, 0, 6, 6],
    ['places', 6, 0, 6, 6],
  ]),
  scene('值守', 20, [
    ['stages', 0, 0, 5, 6],
    ['duty', 5, 0, 4, 6],
    ['patrol', 9, 0, 3, 6],
  ]),
  scene('告警', 20, [
    ['alarms', 0, 0, 4, 6],
    ['alarmLoad', 4, 0, 8, 6],
  ]),
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
  scene('镇街与部门', 30, [
    ['towns', 0, 0, 8, 6],
    ['age', 8, 0, 4, 6],
    ['departments', 12, 0, 12, 6],
  ]),
  scene('热点与值守', 30, [
    ['items', 0, 0, 6, 6],
    ['places', 6, 0, 6, 6],
    ['stages', 12, 0, 5, 6],
    ['duty', 17, 0, 4, 6],
    ['patrol', 21, 0, 3, 6],
  ]),
  scene('告警', 30, [
    ['alarms', 0, 0, 4, 6],
    ['alarmLoad', 4, 0, 8, 6],
    ['late', 12, 0, 12, 6],
  ]),
  scene(
    '重大事件',
    60,
    [
      ['focus', 0, 0, 12, 6],
      ['late', 12, 0, 6, 6],
      ['stages', 18, 0, 6, 6],
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
