import type { Words } from '../domain/names.ts';
import { parseWith, z } from '../std/shape.ts';

/** One screen of 16:9 and its kin, or two screens side by side of which nothing may straddle the middle (screens.md §13). */
export const wallKinds = ['single', 'double'] as const;
export type WallKind = (typeof wallKinds)[number];

/** Half-way (geometric mean) between 16:9 and 32:9: a display wider than this is taken for two. */
const DOUBLE_FROM = Math.sqrt((16 / 9) * (32 / 9));
/** @param width display px; @param height display px */
export const wallKindOf = (width: number, height: number): WallKind =>
  width / height >= DOUBLE_FROM ? 'double' : 'single';

/** Tiles a scene can be put together from; map and flow belong to the situation, which is always the first scene. */
export const sceneTiles = [
  'departments',
  'late',
  'towns',
  'area',
  'items',
  'places',
  'stages',
  'age',
  'duty',
  'patrol',
  'alarms',
  'alarmLoad',
  'focus',
] as const;
export type SceneTile = (typeof sceneTiles)[number];

export const tileNames: Readonly<Record<SceneTile, Words>> = {
  departments: { zh: '部门', en: 'Departments' },
  late: { zh: '超期与临期', en: 'Overdue and due' },
  towns: { zh: '镇街', en: 'Towns' },
  area: { zh: '一个镇街', en: 'One town' },
  items: { zh: '热点事项', en: 'Hot items' },
  places: { zh: '反复地点', en: 'Repeat places' },
  stages: { zh: '各环节在途', en: 'Open by step' },
  age: { zh: '在途时长', en: 'Age of what is open' },
  duty: { zh: '值守与网格力量', en: 'Duty and grid staff' },
  patrol: { zh: '巡查覆盖', en: 'Patrol coverage' },
  alarms: { zh: '告警', en: 'Alarms' },
  alarmLoad: { zh: '告警负荷', en: 'Alarm load' },
  focus: { zh: '重大事件', en: 'Major event' },
};

type TileAsks = {
  readonly area: 'no' | 'may' | 'must';
  readonly days: boolean;
  /** Least columns and rows in which its text is whole at 2.8 rem. */
  readonly least: readonly [w: number, h: number];
};
/** What a tile can be told beside its kind: an area it may or must have, days it looks back over; and how small it can be. */
export const tileAsks: Readonly<Record<SceneTile, TileAsks>> = {
  departments: { area: 'no', days: false, least: [6, 3] },
  late: { area: 'may', days: false, least: [4, 2] },
  towns: { area: 'no', days: false, least: [6, 3] },
  area: { area: 'must', days: false, least: [3, 2] },
  items: { area: 'no', days: true, least: [4, 2] },
  places: { area: 'may', days: true, least: [4, 2] },
  stages: { area: 'no', days: false, least: [4, 3] },
  age: { area: 'may', days: false, least: [3, 3] },
  duty: { area: 'no', days: false, least: [3, 3] },
  patrol: { area: 'may', days: true, least: [3, 3] },
  alarms: { area: 'no', days: false, least: [3, 3] },
  alarmLoad: { area: 'no', days: true, least: [4, 3] },
  focus: { area: 'no', days: false, least: [4, 3] },
};

/** Days a tile can look back over, today included. */
export const tileDays = [1, 7, 30] as const;
export const usualDays = 7;

/** A display is 12 columns by 6 rows; two displays are 24 by 6 and nothing may lie over the middle (screens.md §13). */
export const COLUMNS = 12;
export const ROWS = 6;
export const mostTiles = 8;
export const mostScenes = 12;

const grid = (least: number, most: number) => z.number().int().min(least).max(most);
const placedShape = z.strictObject({
  tile: z.enum(sceneTiles),
  x: grid(0, 2 * COLUMNS - 1),
  y: grid(0, ROWS - 1),
  w: grid(1, COLUMNS),
  h: grid(1, ROWS),
  /** Code of a town; the whole county where it is not given. */
  area: z
    .string()
    .regex(/^\d{9}$/)
    .optional(),
  days: z.literal(tileDays).optional(),
});
export type PlacedTile = z.infer<typeof placedShape>;

const seconds = z.number().int().min(5).max(3600);
const sceneShape = z.strictObject({
  title: z.string().trim().min(1).max(20),
  seconds,
  /** Shown while a major event is on, and only then. */
  major: z.boolean(),
  tiles: z.array(placedShape).max(mostTiles),
});
export type Scene = z.infer<typeof sceneShape>;

/** One wall: the situation for so many seconds, then its scenes; 0 s of situation is not offered. */
const planShape = z.strictObject({
  situation: seconds,
  visitor: z.boolean(),
  /** Display it was arranged for; another one shows its usual scenes. */
  kind: z.enum(wallKinds).optional(),
  scenes: z.array(sceneShape).max(mostScenes),
});
export type WallPlan = z.infer<typeof planShape>;

function lies({ tile, x, w, y, h, area }: PlacedTile): boolean {
  const { least, area: asks } = tileAsks[tile];
  const inside = x + w <= (x >= COLUMNS ? 2 * COLUMNS : COLUMNS) && y + h <= ROWS;
  return inside && w >= least[0] && h >= least[1] && (asks !== 'must' || area !== undefined);
}

/** A plan as it may be kept: no tile over the edge or the middle, none over another, one that needs a town has one. */
export const wallShape = planShape.superRefine((plan, context) => {
  for (const [s, { tiles }] of plan.scenes.entries())
    for (const [t, tile] of tiles.entries())
      if (!lies(tile) || !isFree(tiles, tile, t))
        context.addIssue({
          code: 'custom',
          path: ['scenes', s, 'tiles', t],
          message: '这块放不下，或没有选镇街。 The tile does not fit there, or has no town.',
        });
});

/** Key of the station's preferences under which a wall's plan is kept: `wall.1`, `wall.2` … one a display. */
export const planKey = (wall: string): string => `wall.${wall}`;
export const isPlanKey = (key: string): boolean => key.startsWith('wall.');

/** Key of the list of events that have no title on any wall while visitors are there, whatever their kind. */
export const coveredKey = 'walls.covered';
const coveredShape = z.array(z.uuid()).max(50);
export const coveredOf = (kept: Readonly<Record<string, unknown>>): readonly string[] => {
  const read = parseWith(coveredShape, kept[coveredKey] ?? []);
  return read.ok ? read.value : [];
};
/** What a preference of the walls must look like; null for any other preference. */
export const wallPrefShape = (key: string): z.ZodType | null =>
  key === coveredKey ? coveredShape : isPlanKey(key) ? wallShape.nullable() : null;
/** Walls a console keeps plans for. */
export const wallNames = ['1', '2', '3', '4'] as const;
export type WallName = (typeof wallNames)[number];

/** What is one tile for the whole life of a wall, in whichever scene it stands. */
export const tileId = ({ tile, area, days }: Pick<PlacedTile, 'tile' | 'area' | 'days'>): string =>
  [tile, area ?? '', tileAsks[tile].days ? (days ?? usualDays) : ''].join(' ');

/** True where a tile lies over no other but the one at `self`. */
export const isFree = (tiles: readonly PlacedTile[], { x, y, w, h }: PlacedTile, self: number): boolean =>
  tiles.every((o, i) => i === self || x + w <= o.x || o.x + o.w <= x || y + h <= o.y || o.y + o.h <= y);

/** Where a tile lies on a display of its kind: pushed inside, and off the middle of two displays. */
export function fitTile(placed: PlacedTile, kind: WallKind): PlacedTile {
  const { x, y } = placed;
  const [leastW, leastH] = tileAsks[placed.tile].least;
  const w = Math.max(leastW, Math.min(placed.w, COLUMNS));
  const h = Math.max(leastH, Math.min(placed.h, ROWS));
  const half = kind === 'double' && x >= COLUMNS ? COLUMNS : 0;
  return {
    ...placed,
    x: half + Math.max(0, Math.min(x - half, COLUMNS - w)),
    y: Math.max(0, Math.min(y, ROWS - h)),
    w,
    h,
  };
}

/** The first free place on a display for a tile of that size, then for a smaller one; null where there is none. */
export function findRoom(
  tiles: readonly PlacedTile[],
  wanted: Pick<PlacedTile, 'tile' | 'area' | 'days'>,
  kind: WallKind,
): PlacedTile | null {
  const { least } = tileAsks[wanted.tile];
  for (const [w, h] of [[Math.max(4, least[0]), Math.max(3, least[1])], least] as const)
    for (let y = 0; y + h <= ROWS; y++)
      for (let x = 0; x + w <= (kind === 'double' ? 2 : 1) * COLUMNS; x++) {
        const placed = { ...wanted, x, y, w, h };
        if (lies({ ...placed, area: wanted.area ?? '000000000' }) && isFree(tiles, placed, -1)) return placed;
      }
  return null;
}

/** The plan kept for a wall, or null where none is kept, it cannot be read, or it is for another kind of display. */
export function keptPlan(kept: unknown, kind: WallKind): WallPlan | null {
  const read = parseWith(wallShape, kept);
  return read.ok && (read.value.kind === undefined || read.value.kind === kind) ? read.value : null;
}

/**
 * The scene that shows after so many seconds; null is the situation. While a major event is on, its map and list take turns with
 * its own scenes and nothing else shows (W1).
 */
export function sceneAt(plan: WallPlan, at: number, held: boolean): Scene | null {
  const turning = plan.scenes.filter(({ major }) => major === held);
  let left = at % (plan.situation + turning.reduce((n, s) => n + s.seconds, 0));
  if (left < plan.situation) return null;
  left -= plan.situation;
  for (const one of turning) {
    if (left < one.seconds) return one;
    left -= one.seconds;
  }
  return null;
}

/** What the plans of a console ask the station for: days looked back over and towns of their own; the usual days always. */
export function askedBy(kept: Readonly<Record<string, unknown>>): {
  readonly days: readonly number[];
  readonly areas: readonly string[];
} {
  const days = new Set<number>([usualDays]);
  const areas = new Set<string>();
  for (const [key, value] of Object.entries(kept)) {
    const read = isPlanKey(key) ? parseWith(wallShape, value) : null;
    if (read?.ok !== true) continue;
    for (const tile of read.value.scenes.flatMap(({ tiles }) => tiles)) {
      if (tile.days !== undefined) days.add(tile.days);
      if (tile.area !== undefined) areas.add(tile.area);
    }
  }
  return { days: [...days].sort((a, b) => a - b), areas: [...areas].sort() };
}
