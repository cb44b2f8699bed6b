import { useEffect, useLayoutEffect, useRef } from 'react';
import type { DeskModule } from '../desk-model.ts';

export type ListKeys = {
  readonly move: (step: 1 | -1) => void;
  readonly open: () => void;
  readonly make?: () => void;
};

/** The desk's key handler speaks to the list in sight in events: arrows and J K move, Enter opens, N makes. */
export function useListKeys(module: DeskModule, keys: ListKeys): void {
  const current = useRef(keys);
  useLayoutEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const wired = [
      [`${module}:next`, () => current.current.move(1)],
      [`${module}:previous`, () => current.current.move(-1)],
      [`${module}:open`, () => current.current.open()],
      [`${module}:loadNew`, () => current.current.make?.()],
    ] as const;
    for (const [name, run] of wired) window.addEventListener(name, run);
    return () => {
      for (const [name, run] of wired) window.removeEventListener(name, run);
    };
  }, [module]);
}
