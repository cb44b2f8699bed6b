import { useSyncExternalStore } from 'react';
import { createStore } from '../store/external-store.ts';

/** Events whose caller was revealed in this window, each with its reason in the journal; forgotten when the window closes. */
const revealed = createStore<ReadonlySet<string>>(new Set());

export const markRevealed = (event: string): void => revealed.set(new Set([...revealed.get(), event]));

/** A change of operator covers everything again. */
export const coverAll = (): void => revealed.set(new Set());

export const useRevealed = (event: string): boolean =>
  useSyncExternalStore(revealed.subscribe, () => revealed.get().has(event));
