import type { Words } from '../../../shared/domain/names.ts';
import { parseWith, z } from '../../../shared/std/shape.ts';
import type { WallKind } from '../frame/wall-stage.ts';

/** Tiles a scene can be put together from; map and flow belong to the situation, which is always the first scene. */
export const sceneTiles = [
  'departments',
  'late',
  'towns',
  'items',
  'places',
  'stages',
  'age',
  'duty',
  'alarms',
  'focus',
] as const;
export type SceneTile = (typeof sceneTiles)[number];

/** A display is 12 columns by 6 rows; two displays are 24 by 6 and nothing may lie over the middle (screens.md §13). */
export const COLUMNS = 12;
export const ROWS = 6;

const placedShape = z.strictObject({
  tile: z.enum(sceneTiles),
  x: z
    .number()
    .int()
    .min(0)
    .max(2 * COLUMNS - 1),
  y: z
    .number()
    .int()
    .min(0)
    .max(ROWS - 1),
  w: z.number().int().min(2).max(COLUMNS),
  h: z.number().int().min(2).max(ROWS),
});
export type PlacedTile = z.infer<typeof placedShape>;

const sceneShape = z.strictObject({
  title: z.string().trim().min(1).max(20),
  seconds: z.number().int().min(5).max(3600),
  /** Shown while a major event is on, and only then. */
  major: z.boolean(),
  tiles: z.array(placedShape).max(8),
});
export type Scene = z.infer<typeof sceneShape>;

/** One wall: the situation for so many seconds, then its scenes; 0 s of situation is not offered. */
export const wallShape = z.strictObject({
  situation: z.number().int().min(5).max(3600),
  visitor: z.boolean(),
  scenes: z.array(sceneShape).max(12),
});
export type WallPlan = z.infer<typeof wallShape>;

/** Key of the station's preferences under which a wall's plan is kept: `wall.1`, `wall.2` … one a display. */
export const planKey = (wall: string): string => `wall.${wall}`;

const scene = (
  title: string,
  seconds: number,
  tiles: readonly (readonly [SceneTile, number, number, number, number])[],
  major = false,
): Scene => ({
  title,
  seconds,
  major,
  tiles: tiles.map(([tile, x, y, w, h]) => ({ tile, x, y, w, h })),
});

/** What a wall shows before anybody arranged it. */
export function defaultPlan(kind: WallKind): WallPlan {
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
    scene('值守', 15, [
      ['stages', 0, 0, 5, 6],
      ['alarms', 5, 0, 4, 6],
      ['duty', 9, 0, 3, 6],
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
      ['alarms', 17, 0, 4, 6],
      ['duty', 21, 0, 3, 6],
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
  return {
    situation: kind === 'double' ? 90 : 60,
    visitor: false,
    scenes: kind === 'double' ? [...double] : [...single],
  };
}

/** The plan kept for a wall, or the default where none is kept or what is kept cannot be read. */
export function readPlan(kept: unknown, kind: WallKind): WallPlan {
  const read = parseWith(wallShape, kept);
  return read.ok ? read.value : defaultPlan(kind);
}

/** Where a tile lies on a display of its kind: pushed inside, and off the middle of two displays. */
export function fitTile({ tile, x, y, w, h }: PlacedTile, kind: WallKind): PlacedTile {
  const half = kind === 'double' && x >= COLUMNS ? COLUMNS : 0;
  const inHalf = Math.min(x - half, COLUMNS - 2);
  const fitX = Math.max(0, Math.min(inHalf, COLUMNS - Math.min(w, COLUMNS)));
  const fitY = Math.max(0, Math.min(y, ROWS - Math.min(h, ROWS)));
  return { tile, x: half + fitX, y: fitY, w: Math.min(w, COLUMNS - fitX), h: Math.min(h, ROWS - fitY) };
}

/**
 * The scene that shows after so many seconds; null is the situation. While a major event is on, its map and list take turns with
 * its own scenes and nothing else shows (W1).
 */
export function sceneAt(plan: WallPlan, seconds: number, held: boolean): Scene | null {
  const turning = plan.scenes.filter(({ major }) => major === held);
  let at = seconds % (plan.situation + turning.reduce((n, s) => n + s.seconds, 0));
  if (at < plan.situation) return null;
  at -= plan.situation;
  for (const one of turning) {
    if (at < one.seconds) return one;
    at -= one.seconds;
  }
  return null;
}

export const tileNames: Readonly<Record<SceneTile, Words>> = {
  departments: { zh: '部门', en: 'Departments' },
  late: { zh: '超期与临期', en: 'Overdue and due' },
  towns: { zh: '镇街', en: 'Towns' },
  items: { zh: '七日热点事项', en: 'Hot items, 7 days' },
  places: { zh: '七日反复地点', en: 'Repeat places, 7 days' },
  stages: { zh: '各环节在途', en: 'Open by step' },
  age: { zh: '在途时长', en: 'Age of what is open' },
  duty: { zh: '网格力量', en: 'Grid staff' },
  alarms: { zh: '告警', en: 'Alarms' },
  focus: { zh: '重大事件', en: 'Major event' },
};
