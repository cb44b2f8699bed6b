import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DeskModel, DeskState } from './desk-model.ts';

export const DeskContext = createContext<DeskModel | null>(null);

export function useDesk(): DeskModel {
  const found = useContext(DeskContext);
  if (found === null) throw new Error('useDesk outside DeskContext');
  return found;
}

/** One part of the desk's state; renders again when that part changed. */
export function useDeskState<K extends keyof DeskState>(key: K): DeskState[K] {
  const { state } = useDesk();
  return useSyncExternalStore(state.subscribe, () => state.get()[key]);
}
