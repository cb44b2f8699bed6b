import { useMemo } from 'react';
import { type Scene, sceneAt, type WallPlan } from '../../../shared/wire/wall-plan.ts';
import { useBeat } from '../frame/wall-beat.ts';

/** The scene of this second; renders again only when it turns. Null is the situation. */
export function useScene(plan: WallPlan, held: boolean): Scene | null {
  const at = useBeat((seconds) => {
    const scene = sceneAt(plan, seconds, held);
    return scene === null ? -1 : plan.scenes.indexOf(scene);
  });
  return useMemo(() => plan.scenes[at] ?? null, [plan, at]);
}
