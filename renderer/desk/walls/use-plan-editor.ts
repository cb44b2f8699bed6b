import { useCallback, useRef, useState } from 'react';
import type { RunError } from '../../../shared/wire/local-commands.ts';
import { planKey, type WallPlan } from '../../../shared/wire/wall-plan.ts';
import { useConsole } from '../../store/bridge-context.ts';
import { beginHistory, doAgain, type PlanHistory, step, takeBack } from './plan-history.ts';

export type PlanEditor = {
  readonly plan: WallPlan;
  readonly error: RunError | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly change: (next: WallPlan) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

/** The plan of one wall under the hand: every step is kept by the station at once, and the wall follows. */
export function usePlanEditor(wall: string, first: WallPlan): PlanEditor {
  const { bridge } = useConsole();
  const [history, setHistory] = useState<PlanHistory>(() => beginHistory(first));
  const [error, setError] = useState<RunError | null>(null);
  const writing = useRef(Promise.resolve());
  const go = useCallback(
    (next: PlanHistory) => {
      setHistory(next);
      // One after the other: what was done last is what stands.
      writing.current = writing.current.then(async () => {
        const done = await bridge.run({ kind: 'prefs.set', key: planKey(wall), value: next.now });
        setError(done.ok ? null : done.error);
      });
    },
    [bridge, wall],
  );
  return {
    plan: history.now,
    error,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: (next) => go(step(history, next)),
    undo: () => history.past.length > 0 && go(takeBack(history)),
    redo: () => history.future.length > 0 && go(doAgain(history)),
  };
}
