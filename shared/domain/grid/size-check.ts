import type { Words } from '../names.ts';
import type { Profile, SizeBound } from '../profile/profile.ts';
import { bandOf, personsCap, sizeExceptions, type UrbanCase, unitAssumed, urbanBand } from '../profile/size-rules.ts';

/** The size of a grid as planned or counted. */
export type GridSize = {
  readonly setting: 'urban' | 'rural';
  readonly urbanCase: UrbanCase;
  readonly households: number;
  readonly persons: number;
  /** Share of moved or vacant households, percent. */
  readonly vacantPercent: number;
  /** Rural resettlement site: where it is put; null = none. */
  readonly resettlement: 'withGroup' | 'ownGrid' | null;
};

export type SizeFinding = Words & {
  readonly code: 'outside-band' | 'off-usual' | 'over-cap' | 'merge-proposed' | 'resettlement' | 'at-both';
  readonly clause: string;
  readonly gravity: 'warn' | 'info';
  /** Saving needs a reason (C6: the only thing that blocks). */
  readonly needsReason: boolean;
  /** And somebody who approves the exception (C7). */
  readonly needsApprover: boolean;
};

const finding = (
  code: SizeFinding['code'],
  clause: string,
  zh: string,
  en: string,
  over: Partial<SizeFinding> = {},
): SizeFinding => ({ code, clause, zh, en, gravity: 'warn', needsReason: true, needsApprover: false, ...over });

/** ◊ A usual number alone has no edges: the centre's tolerance gives them. */
function edges({ min, max, usual }: SizeBound, tolerance: number): { readonly min: number; readonly max: number } {
  if (min !== null || max !== null) return { min: min ?? 0, max: max ?? Number.POSITIVE_INFINITY };
  const middle = usual ?? 0;
  return { min: middle * (1 - tolerance / 100), max: middle * (1 + tolerance / 100) };
}

const measureWords = { households: { zh: '户', en: 'households' }, persons: { zh: '人', en: 'persons' } } as const;

function bandText({ measure, min, max, usual }: SizeBound): string {
  const unit = measureWords[measure].zh;
  if (min !== null && max !== null) return `${min}–${max} ${unit}`;
  return max !== null ? `${max} ${unit}以内` : `${usual ?? 0} ${unit}左右`;
}

/** The band of its setting: 'or' means that one fitting measure is enough (C6). */
function bandFindings(profile: Profile, size: GridSize): readonly SizeFinding[] {
  const bounds = size.setting === 'urban' ? urbanBand(profile, size.urbanCase) : bandOf(profile, 'rural');
  const tolerance = profile.local.sizeTolerance.percent;
  const misses = bounds.filter((bound) => {
    const { min, max } = edges(bound, tolerance);
    return size[bound.measure] < min || size[bound.measure] > max;
  });
  const alternatives = bounds.some(({ or }) => or !== null);
  const [first] = misses;
  if (first === undefined || (alternatives && misses.length < bounds.length)) return [];
  const above = misses.every((bound) => size[bound.measure] > edges(bound, tolerance).max);
  const { vacant } = sizeExceptions(profile);
  if (above && vacant !== null && size.vacantPercent > vacant.value.overPercent) return [];
  const wanted = bounds.map(bandText).join('或');
  const assumed = unitAssumed(profile, size.setting) ? '（原文缺单位，按户理解）' : '';
  const soft = first.min === null && first.max === null && !alternatives;
  return [
    finding(
      soft ? 'off-usual' : 'outside-band',
      first.clause,
      `规模 ${size.households} 户 ${size.persons} 人，一般为 ${wanted}${assumed}`,
      `${size.households} households, ${size.persons} persons; usual: ${wanted}`,
      soft ? { gravity: 'info', needsReason: false } : {},
    ),
  ];
}

function capFindings(profile: Profile, size: GridSize): readonly SizeFinding[] {
  const cap = personsCap(profile);
  if (cap === null || size.persons <= cap.max) return [];
  return [
    finding(
      'over-cap',
      cap.clause,
      `${size.persons} 人，超过原则上限 ${cap.max} 人，须写明理由并报县级中心批准`,
      `${size.persons} persons, above the cap in principle of ${cap.max}: reason and county approval`,
      { needsApprover: true },
    ),
  ];
}

/** Small groups and resettlement sites. At exactly the shared number both ways are allowed and the planner says why (C6). */
function specialFindings(profile: Profile, size: GridSize): readonly SizeFinding[] {
  if (size.setting !== 'rural') return [];
  const { mergeBelow, resettlement } = sizeExceptions(profile);
  const small = mergeBelow !== null && size.households < mergeBelow.value.below;
  const found: SizeFinding[] = small
    ? [
        finding(
          'merge-proposed',
          mergeBelow.ground.clause,
          `不足 ${mergeBelow.value.below} 户，可与相邻网格合并`,
          `Under ${mergeBelow.value.below} households: may merge with a neighbour`,
          { gravity: 'info', needsReason: false },
        ),
      ]
    : [];
  if (resettlement === null || size.resettlement === null) return found;
  const { withGroupUpTo, ownGridFrom } = resettlement.value;
  const [withGroup, ownGrid] = resettlement.ground.clauses;
  if (size.households === withGroupUpTo && size.households === ownGridFrom)
    found.push(
      finding(
        'at-both',
        withGroup ?? resettlement.ground.clause,
        `正好 ${ownGridFrom} 户：并入小组网格或单独设网格均可，请写明理由`,
        `Exactly ${ownGridFrom} households: either way is allowed, say why`,
      ),
    );
  else if (size.resettlement === 'withGroup' && size.households > withGroupUpTo)
    found.push(
      finding(
        'resettlement',
        ownGrid ?? resettlement.ground.clause,
        `安置点 ${size.households} 户，可单独设网格`,
        `A site of ${size.households} households may be a grid of its own`,
        { gravity: 'info', needsReason: false },
      ),
    );
  else if (size.resettlement === 'ownGrid' && size.households < ownGridFrom)
    found.push(
      finding(
        'resettlement',
        withGroup ?? resettlement.ground.clause,
        `安置点 ${size.households} 户，应并入所在小组网格`,
        `A site of ${size.households} households belongs to its group’s grid`,
      ),
    );
  return found;
}

/** What the text says on a grid's size (C6, C7): the usual band and the cap are two checks of their own; all of it warns. */
export function sizeFindings(profile: Profile, size: GridSize): readonly SizeFinding[] {
  const special = specialFindings(profile, size);
  // A site that stands by itself follows the rule for sites, not the band.
  const site = size.setting === 'rural' && size.resettlement !== null && sizeExceptions(profile).resettlement !== null;
  return [...(site ? [] : bandFindings(profile, size)), ...capFindings(profile, size), ...special];
}
