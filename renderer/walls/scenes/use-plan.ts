import { useMemo } from 'react';
import { planKey, type WallKind, type WallPlan } from '../../../shared/wire/wall-plan.ts';
import { readPlan } from '../../../shared/wire/wall-presets.ts';
import { useFed } from '../../store/use-feed.ts';

/** Which wall this window is: `wall.html?wall=2`; each display its own. */
const wallName = (search: string = location.search): string => {
  const asked = new URLSearchParams(search).get('wall') ?? '1';
  return /^[a-z0-9-]{1,20}$/i.test(asked) ? asked : '1';
};

/** The plan of this wall, kept by the station; a wall with a token is one for visitors whatever its plan says. */
export function usePlan(kind: WallKind): WallPlan {
  const prefs = useFed({ feed: 'prefs' });
  const kept = prefs.state === 'here' ? prefs.value[planKey(wallName())] : undefined;
  const text = JSON.stringify(kept ?? null);
  return useMemo(() => {
    const plan = readPlan(JSON.parse(text), kind);
    return new URLSearchParams(location.search).has('visitor') ? { ...plan, visitor: true } : plan;
  }, [text, kind]);
}
