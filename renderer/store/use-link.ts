import { useSyncExternalStore } from 'react';
import type { LinkState } from '../bridge/bridge.ts';
import { useConsole } from './bridge-context.ts';

/** Whether this window hears its station. */
export function useLink(): LinkState {
  const { bridge } = useConsole();
  return useSyncExternalStore(bridge.onLink, bridge.link);
}
