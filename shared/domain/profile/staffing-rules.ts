import { type Ground, localGround, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

/** A grid as far as staffing asks: `setting` null where nobody has said urban or rural. */
export type StaffedGrid = {
  readonly kind: 'comprehensive' | 'dedicated';
  readonly setting: 'urban' | 'rural' | null;
};

export type FullTimeNeed = Ground & {
  /** `must`: a red gap; `aim`: listed as understaffed; `optional`: information only; `none`: the text asks for nobody. */
  readonly need: 'must' | 'aim' | 'optional' | 'none';
};

type Required = Stated<'staff.fullTime.required'>['value'];
type Kind = Extract<Required, { grids: unknown }>['grids'][number];

const isOf = (kind: Kind, grid: StaffedGrid): boolean => {
  if (kind === 'comprehensive' || kind === 'dedicated') return grid.kind === kind;
  const setting = kind === 'urbanComprehensive' ? 'urban' : 'rural';
  return grid.kind === 'comprehensive' && grid.setting === setting;
};

/** Whether a grid needs full-time staff (C20): a predicate on its type and, where the text leaves it to the county, the county's setting. */
export function fullTimeNeed(profile: Profile, grid: StaffedGrid): FullTimeNeed {
  const found = stated(profile, 'staff.fullTime.required');
  if (found === null) return { need: 'none', ...localGround };
  const { value, ground } = found;
  if ('decidedBy' in value) return { need: profile.local.fullTime.required, ...ground };
  if (value.grids.some((kind) => isOf(kind, grid))) return { need: value.force, ...ground };
  const second = { ...ground, clause: ground.clauses.at(-1) ?? ground.clause };
  if (value.optional?.some((kind) => isOf(kind, grid))) return { need: 'optional', ...second };
  // Neither urban nor rural on record: nobody is told that somebody must be there.
  return grid.kind === 'comprehensive' && grid.setting === null
    ? { need: 'optional', ...ground }
    : { need: 'none', ...ground };
}

/** 总网格 where a text speaks of it (AK-8.2-1): read as a level-1 grid, the village (C33); null where none does. */
export function generalGrid(profile: Profile):
  | (Ground & {
      readonly gridLevel: 1;
      readonly area: 'village';
      readonly noteZh: string;
      readonly noteEn: string;
      readonly adminsMin: number;
    })
  | null {
  const found = stated(profile, 'staff.gridAdmin');
  return (
    found && {
      gridLevel: 1,
      area: 'village',
      adminsMin: found.value.minPerGeneralGrid,
      noteZh: '“总网格”原文未定义，按一级网格（村、社区）理解',
      noteEn: 'The text does not define the “general grid”: read as the level-1 grid, the village',
      ...found.ground,
    }
  );
}
