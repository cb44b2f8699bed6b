import { useLayoutEffect, useState } from 'react';
import { type Stage, stageOf } from './wall-stage.ts';

/** Length of one rem of the wall in design px: `2.8rem` is 28 design px at every scale. */
export const DESIGN_PX_PER_REM = 10;

/** The stage for this window, and the pixel ratio charts are drawn at; follows display changes. */
export type OnScreen = Stage & { readonly pixelRatio: number };

const measure = (): OnScreen => ({
  ...stageOf(window.innerWidth, window.innerHeight),
  pixelRatio: window.devicePixelRatio,
});

export function useStage(): OnScreen {
  const [stage, setStage] = useState(measure);
  useLayoutEffect(() => {
    const follow = (): void => setStage(measure());
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);
  useLayoutEffect(() => {
    const root = document.documentElement;
    const before = root.style.fontSize;
    root.style.fontSize = `${stage.scale * DESIGN_PX_PER_REM}px`;
    return () => {
      root.style.fontSize = before;
    };
  }, [stage.scale]);
  return stage;
}
